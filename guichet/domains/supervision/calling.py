"""What is on the page of whom to call today. Rooms above add their lines: a report that is late, a subscription."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Call:
    """One reason to call a centre; `since` orders those of one `rank`, the lower rank first."""

    centre: str
    rank: int
    since: datetime
    sentence: str
    incident: str = ""


Lines = Callable[[frozenset[str], datetime], Iterable[Call]]
_lines: list[Lines] = []


def register(lines: Lines) -> None:
    """`lines(centres, at)`: the reasons to call any of these centres at that moment."""
    _lines.append(lines)


def calls(centres: frozenset[str], at: datetime) -> tuple[Call, ...]:
    found = [call for lines in _lines for call in lines(centres, at)]
    return tuple(sorted(found, key=lambda call: (call.rank, call.since, call.centre, call.sentence)))
