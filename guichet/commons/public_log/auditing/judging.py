"""What a log tells of the State's promises, by service and office, reckoned from its lines alone.

A hub that was restored forgot lines, took them back, and says which (`log-recovered`). What happened in them to a case
may happen to it once more, and is counted once: in the month of the second time, as the board does, which knows no
other. Nobody gains by it: the first promise is judged, one that was broken stays broken, and how a case ended in the
lines that were forgotten counts until it has ended again.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from statistics import quantiles
from typing import Any, NamedTuple

from guichet.commons.public_log.auditing import pauses
from guichet.commons.public_log.auditing.moments import Span, span
from guichet.commons.public_log.refusals import Malformed

Line = Mapping[str, Any]


# A clock that goes on this long after its pause's end was held: less is a hub that was stopped for a night.
LENIENCY = timedelta(days=1)
LAST_PART = 10  # a pause in the last tenth of a delay, just before its date

RECOVERED = "log-recovered"
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


class _Note(NamedTuple):
    """What line number `line` counted in a month."""

    line: int
    what: str
    month: str


@dataclass(frozen=True, slots=True)
class _End:
    """How line number `line` ended a case, and whether in time where that can be judged."""

    line: int
    kind: str
    figures: Figures
    kept: bool | None = None
    delay: timedelta = timedelta()


@dataclass(slots=True)
class _Case:
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
    notes: list[_Note] = field(default_factory=list)
    replaced: list[_Note] = field(default_factory=list)
    outcome: _End | None = None
    former: _End | None = None


Board = dict[tuple[str, str], Figures]
Months = dict[tuple[str, str], Counter[str]]


class Judge:
    """Reads lines in the order of the log. `board` is by service and office; the office is empty before it is known.

    `months` counts what the board tells too, by service and month of Benin, where the month is sure.
    """

    def __init__(self) -> None:
        self.months: Months = defaultdict(Counter)
        self.board: Board = defaultdict(Figures)
        self._cases: dict[str, _Case] = defaultdict(_Case)
        self._waiting: dict[tuple[str, str], dict[str, _Case]] = defaultdict(dict)
        self._line = -1
        self._lost: list[range] = []

    def read(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._line += 1
            if "case" in line:
                self._read(line, self._cases[line["case"]])
            elif line["kind"] == RECOVERED:
                self._lost.append(_lost_lines(line, self._line))

    def count_late(self, at: datetime) -> None:
        """Those that were promised for before `at` and are not decided: called once, when all lines are read."""
        for case in self._cases.values():
            if not case.ended and case.promised is not None and case.promised.end <= at:
                self.board[case.service, case.office].late += 1
            if not case.ended and _is_over(case, at):
                self.board[case.service, case.office].pauses_too_long += 1

    def _read(self, line: Line, case: _Case) -> None:
        at, kind = span(line["at"]), str(line["kind"])
        case.service = line.get("service", case.service)
        case.office = line.get("office", case.office)
        figures = self.board[case.service, case.office]
        self._begin_again(case, kind, figures)
        figures.out_of_order += _is_out_of_order(kind, case, at)
        case.last = at
        if kind in READINGS:
            READINGS[kind](self, line, case, figures)

    def _begin_again(self, case: _Case, kind: str, figures: Figures) -> None:
        """With its first line since a hub forgot the last ones, unless that line is of those that follow a decision."""
        if self._lost and case.lost is None:
            case.lost = next((lost.start for lost in self._lost if case.line in lost), None)
        case.line = self._line
        if case.lost is not None and kind not in AFTER_THE_END:
            figures.begun_again += kind == "received" or _ended_since(case, case.lost)
            _reopen(case, case.lost, kind)

    def received(self, line: Line, case: _Case, figures: Figures) -> None:
        """One that comes again to a hub that forgot it is the same."""
        figures.received += not case.again
        self._note("received", case, span(line["at"]))

    def ready(self, line: Line, case: _Case, _figures: Figures) -> None:
        """Said once more, as by a hub that forgot it in a restoration, it changes no clock, promise or priority."""
        case.said = span(line["promised"])
        if case.ready is None:
            case.ready, case.promised = span(line["at"]), case.said
            case.priority = bool(line.get("priority"))
        self._queue(line["case"], case, line.get("step", ""))

    def taken(self, line: Line, case: _Case, figures: Figures) -> None:
        """Overtaken is who was surely ready before, waits for the same step of the same service, and is still there."""
        self._leave(line["case"], case)
        if not case.priority:
            figures.overtakings += sum(_surely_before(other, case) for other in self._queue_of(case).values())

    def back(self, line: Line, case: _Case, _figures: Figures) -> None:
        self._queue(line["case"], case, case.step)

    def moved(self, line: Line, case: _Case, _figures: Figures) -> None:
        self._queue(line["case"], case, line.get("to", ""))

    def paused(self, line: Line, case: _Case, figures: Figures) -> None:
        figures.pauses[line.get("motive", "")] += 1
        self._note("asked", case, span(line["at"]))
        figures.pauses_at_the_end += _is_just_before(case, span(line["at"]))
        case.since = span(line["at"])
        case.until = span(line["until"]) if "until" in line else None
        self._leave(line["case"], case)

    def resumed(self, line: Line, case: _Case, figures: Figures) -> None:
        figures.pauses_too_long += _is_over(case, span(line["at"]).begin)
        figures.promises_moved_too_far += _resume(case, span(line["promised"]), span(line["at"]))
        self._queue(line["case"], case, case.step)

    def decided(self, line: Line, case: _Case, figures: Figures) -> None:
        figures.decided += 1
        self._end(line, case, figures)

    def refused(self, line: Line, case: _Case, figures: Figures) -> None:
        figures.refused += 1
        self._note("refused", case, span(line["at"]))
        self._end(line, case, figures)

    def withdrawn(self, line: Line, case: _Case, figures: Figures) -> None:
        """Whoever decided before it was forgotten is not rid of that: its applicant withdrew something else."""
        if case.former is not None and case.former.kind == "withdrawn":
            self._take_back(case, case.former)
        figures.withdrawn += 1
        _close(case, _End(self._line, "withdrawn", figures))
        self._leave(line["case"], case)

    def jumped(self, line: Line, case: _Case, figures: Figures) -> None:
        figures.jumped += 1
        self._note("jumped", case, span(line["at"]))

    def complained(self, line: Line, case: _Case, figures: Figures) -> None:
        """Whoever complains of a decision reopens it."""
        figures.complaints += 1
        self._note("complaints", case, span(line["at"]))
        if case.decided:
            figures.reopened += 1
            self._note("reopened", case, span(line["at"]))

    def _end(self, line: Line, case: _Case, figures: Figures) -> None:
        self._leave(line["case"], case)
        at, former = span(line["at"]), case.former
        if former is not None:
            self._take_back(case, former)
        self._note("decided", case, at)
        end = _End(self._line, line["kind"], figures)
        if case.ready is not None and case.promised is not None:
            kept = at.begin < case.promised.end and (former is None or former.kept is not False)
            end = replace(end, kept=kept, delay=max(timedelta(), at.begin - case.ready.begin))
            self._judge(case, end, at)
        _close(case, end)
        case.decided = True

    def _judge(self, case: _Case, end: _End, at: Span) -> None:
        end.figures.delays.append(end.delay)
        if end.kept:
            end.figures.kept += 1
        else:
            end.figures.broken += 1
            self._note("broken", case, at)

    def _take_back(self, case: _Case, former: _End) -> None:
        """It has ended again: that it had ended before, which its hub forgot, counts no more."""
        former.figures.take_back(former.kind, kept=former.kept, delay=former.delay)
        self._uncount(case, [note for note in case.replaced if note.line == former.line])
        case.former = None

    def _note(self, what: str, case: _Case, at: Span) -> None:
        """In place of the first of the like that its hub forgot, if there is one: it is the same, happening again."""
        self._uncount(case, [note for note in case.replaced if note.what == what][:1])
        if at.month is not None:
            self.months[case.service, at.month][what] += 1
            case.notes.append(_Note(self._line, what, at.month))

    def _uncount(self, case: _Case, notes: Sequence[_Note]) -> None:
        for note in notes:
            self.months[case.service, note.month][note.what] -= 1
            case.replaced.remove(note)

    def _queue(self, name: str, case: _Case, step: str) -> None:
        self._leave(name, case)
        case.step = step
        self._queue_of(case)[name] = case

    def _leave(self, name: str, case: _Case) -> None:
        self._queue_of(case).pop(name, None)

    def _queue_of(self, case: _Case) -> dict[str, _Case]:
        return self._waiting[case.service, case.step]


READINGS: Mapping[str, Callable[[Judge, Line, _Case, Figures], None]] = {
    "received": Judge.received,
    "ready": Judge.ready,
    "taken": Judge.taken,
    "jumped": Judge.jumped,
    "given-back": Judge.back,
    "taken-back": Judge.back,
    "moved": Judge.moved,
    "paused": Judge.paused,
    "resumed": Judge.resumed,
    "decided": Judge.decided,
    "refused": Judge.refused,
    "withdrawn": Judge.withdrawn,
    "complaint-opened": Judge.complained,
}


def _lost_lines(line: Line, number: int) -> range:
    """Those that the hub of a log says it forgot and took back, of the ones before this. Raises Malformed."""
    first, end = line.get("former"), line.get("size")
    if not isinstance(first, int) or not isinstance(end, int):
        raise Malformed
    return range(first, min(end, number))


def _close(case: _Case, end: _End) -> None:
    """A second end that is out of order is not the one that a hub may forget."""
    if not case.ended:
        case.ended, case.outcome = True, end


def _ended_since(case: _Case, line: int) -> bool:
    return case.ended and case.outcome is not None and case.outcome.line >= line


def _reopen(case: _Case, lost: int, kind: str) -> None:
    """What is not there for its hub may be: from `lost` on its lines are as if they had not been, but for a promise."""
    if _ended_since(case, lost):
        case.former, case.ended, case.decided = case.former or case.outcome, False, False
    if kind in BEGUN:
        case.since, case.until = None, None
    case.replaced += [note for note in case.notes if note.line >= lost]
    case.notes = [note for note in case.notes if note.line < lost]
    case.lost, case.again = None, True


def _resume(case: _Case, said: Span, at: Span) -> bool:
    """A pause alone moves a promise, the first one that was given, and by what it took; whether more was said."""
    since, before = case.since, case.said
    case.said, case.since, case.until = said, None, None
    if case.promised is None or before is None:
        case.promised = said
        return False
    if since is None:
        return False
    moved, most = said.end - before.end, pauses.at_most(before, since, at)
    case.promised = case.promised.moved(min(moved, most))
    return moved > most


def _surely_before(other: _Case, case: _Case) -> bool:
    return other.ready is not None and case.ready is not None and other.ready.is_before(case.ready)


def _is_out_of_order(kind: str, case: _Case, at: Span) -> bool:
    """Earlier than a line before it, or after the end, unless it is of those that follow a decision."""
    if case.last is not None and at.is_before(case.last):
        return True
    return case.ended and kind not in AFTER_THE_END


def _is_over(case: _Case, at: datetime) -> bool:
    """Whether the pause under way, if there is one, should surely have ended by then."""
    return case.until is not None and case.until.end + LENIENCY <= at


def _is_just_before(case: _Case, at: Span) -> bool:
    """Whether the clock was surely stopped in the last part of its delay, before the promise was broken."""
    if case.ready is None or case.promised is None:
        return False
    whole = case.promised.end - case.ready.begin
    return case.promised.end - whole / LAST_PART <= at.begin < case.promised.end
