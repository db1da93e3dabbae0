"""What is on the page of whom to call today. Rooms above add their lines: a report that is late, a subscription."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guichet.domains.supervision.vocabulary import Office


class About(StrEnum):
    """What the rows of a reason are: of a report, « LOK 2026-03 »; of everything else, its code or reference."""

    CENTRE = "centre"
    INCIDENT = "incident"
    SITE = "site"
    REPORT = "report"
    INSTRUCTION = "instruction"


@dataclass(frozen=True, slots=True)
class Call:
    """One reason to call a centre; `since` orders those of one `rank`, the lower rank first.

    `subject` names what the reason opens, `office` who is called about it first; `plain` is the sentence for whoever
    reads nothing that staff typed, where that is another.
    """

    centre: str
    rank: int
    since: datetime
    sentence: str
    about: About
    subject: str
    office: Office = Office.FOCAL_POINT
    plain: str = ""

    def spoken(self, *, in_words: bool) -> str:
        return self.sentence if in_words else self.plain or self.sentence


Lines = Callable[[frozenset[str], datetime], Iterable[Call]]
_lines: list[Lines] = []


def register(lines: Lines) -> None:
    """`lines(centres, at)`: the reasons to call any of these centres at that moment."""
    _lines.append(lines)


def calls(centres: frozenset[str], at: datetime) -> tuple[Call, ...]:
    found = [call for lines in _lines for call in lines(centres, at)]
    return tuple(sorted(found, key=lambda call: (call.rank, call.since, call.centre, call.sentence)))
