"""What the lines of a log make of one case."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import quantiles
from typing import NamedTuple

from guichet.commons.public_log.auditing import pauses
from guichet.commons.public_log.auditing.moments import Span

# A clock that goes on this long after its pause's end was held: less is a hub that was stopped for a night.
LENIENCY = timedelta(days=1)
LAST_PART = 10  # a pause in the last tenth of a delay, just before its date
BEGUN = ("received", "ready")

# What happens once a case is decided: its document, and what people say of it.
AFTER_THE_END = {"issued", "corrected", "revoked"} | {
    f"complaint-{what}" for what in ("opened", "answered", "contested", "escalated", "closed")
}


@dataclass(slots=True)
class Figures:
    """Of one service at one office: counts, and delays from ready to decided."""

    received: int = 0
    decided: int = 0
    refused: int = 0
    withdrawn: int = 0
    kept: int = 0
    broken: int = 0
    late: int = 0
    overtakings: int = 0
    out_of_order: int = 0
    pauses_too_long: int = 0
    pauses_at_the_end: int = 0
    promises_moved_too_far: int = 0
    complaints: int = 0
    reopened: int = 0
    jumped: int = 0
    begun_again: int = 0
    pauses: Counter[str] = field(default_factory=Counter)
    delays: list[timedelta] = field(default_factory=list)

    def delay(self, percent: int) -> timedelta | None:
        """50 and 90 are what boards show; None when nothing was decided."""
        if not self.delays:
            return None
        if len(self.delays) == 1:
            return self.delays[0]
        seconds = quantiles([each.total_seconds() for each in self.delays], n=100, method="inclusive")
        return timedelta(seconds=seconds[percent - 1])

    def take_back(self, kind: str, *, kept: bool | None, delay: timedelta) -> None:
        """One case ended so, and that counts no more."""
        self.decided -= kind == "decided"
        self.refused -= kind == "refused"
        self.withdrawn -= kind == "withdrawn"
        if kept is not None:
            self.kept -= kept
            self.broken -= not kept
            self.delays.remove(delay)


class Note(NamedTuple):
    """What line number `line` counted in a month."""

    line: int
    what: str
    month: str


@dataclass(frozen=True, slots=True)
class End:
    """How line number `line` ended a case, and whether in time where that can be judged."""

    line: int
    kind: str
    figures: Figures
    kept: bool | None = None
    delay: timedelta = timedelta()


@dataclass(slots=True)
class Case:
    """`promised` is what is judged, `said` what the last line said of it: they part when a promise is given anew.

    `line` is the number of its last line, `lost` the first of those that a hub has forgotten since. When it begins
    `again`, `former` is how it had ended, and `replaced` what its lines had counted, each until the like happens again.
    """

    service: str = ""
    office: str = ""
    step: str = ""
    ready: Span | None = None
    promised: Span | None = None
    said: Span | None = None
    last: Span | None = None
    since: Span | None = None
    until: Span | None = None
    priority: bool = False
    ended: bool = False
    decided: bool = False
    line: int = -1
    lost: int | None = None
    again: bool = False
    notes: list[Note] = field(default_factory=list)
    replaced: list[Note] = field(default_factory=list)
    outcome: End | None = None
    former: End | None = None

    def close(self, end: End) -> None:
        """A second end that is out of order is not the one that a hub may forget."""
        if not self.ended:
            self.ended, self.outcome = True, end

    def ended_since(self, line: int) -> bool:
        return self.ended and self.outcome is not None and self.outcome.line >= line

    def reopen(self, lost: int, kind: str) -> None:
        """What is not there for its hub may be: lines from `lost` on are as if they had not been, but for promises."""
        if self.ended_since(lost):
            self.former, self.ended, self.decided = self.former or self.outcome, False, False
        if kind in BEGUN:
            self.since, self.until = None, None
        self.replaced += [note for note in self.notes if note.line >= lost]
        self.notes = [note for note in self.notes if note.line < lost]
        self.lost, self.again = None, True

    def resume(self, said: Span, at: Span) -> bool:
        """A pause alone moves a promise, the first one that was given, and by what it took; whether more was said."""
        since, before = self.since, self.said
        self.said, self.since, self.until = said, None, None
        if self.promised is None or before is None:
            self.promised = said
            return False
        if since is None:
            return False
        moved, most = said.end - before.end, pauses.at_most(before, since, at)
        self.promised = self.promised.moved(min(moved, most))
        return moved > most

    def was_surely_ready_before(self, other: "Case") -> bool:
        return self.ready is not None and other.ready is not None and self.ready.is_before(other.ready)

    def is_out_of_order(self, kind: str, at: Span) -> bool:
        """Earlier than a line before it, or after the end, unless it is of those that follow a decision."""
        if self.last is not None and at.is_before(self.last):
            return True
        return self.ended and kind not in AFTER_THE_END

    def is_paused_too_long(self, at: datetime) -> bool:
        """Whether the pause under way, if there is one, should surely have ended by then."""
        return self.until is not None and self.until.end + LENIENCY <= at

    def is_just_before(self, at: Span) -> bool:
        """Whether the clock was surely stopped in the last part of its delay, before the promise was broken."""
        if self.ready is None or self.promised is None:
            return False
        whole = self.promised.end - self.ready.begin
        return self.promised.end - whole / LAST_PART <= at.begin < self.promised.end
