"""What a log tells of the State's promises, by service and office, reckoned from its lines alone.

A hub that was restored forgot lines, took them back, and says which (`log-recovered`). What happened in them to a case
may happen to it once more, and is counted once: in the month of the second time, as the board does, which knows no
other. Nobody gains by it: the first promise is judged, one that was broken stays broken, and how a case ended in the
lines that were forgotten counts until it has ended again.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from guichet.commons.public_log.auditing.cases import AFTER_THE_END, Case, End, Figures, Note
from guichet.commons.public_log.auditing.moments import Span, span
from guichet.commons.public_log.refusals import Malformed

Line = Mapping[str, Any]


RECOVERED = "log-recovered"
Board = dict[tuple[str, str], Figures]
Months = dict[tuple[str, str], Counter[str]]


class Judge:
    """Reads lines in the order of the log. `board` is by service and office; the office is empty before it is known.

    `months` counts what the board tells too, by service and month of Benin, where the month is sure.
    """

    def __init__(self) -> None:
        self.months: Months = defaultdict(Counter)
        self.board: Board = defaultdict(Figures)
        self._cases: dict[str, Case] = defaultdict(Case)
        self._waiting: dict[tuple[str, str], dict[str, Case]] = defaultdict(dict)
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
            if not case.ended and case.is_paused_too_long(at):
                self.board[case.service, case.office].pauses_too_long += 1

    def _read(self, line: Line, case: Case) -> None:
        at, kind = span(line["at"]), str(line["kind"])
        case.service = line.get("service", case.service)
        case.office = line.get("office", case.office)
        figures = self.board[case.service, case.office]
        self._begin_again(case, kind, figures)
        figures.out_of_order += case.is_out_of_order(kind, at)
        case.last = at
        if kind in READINGS:
            READINGS[kind](self, line, case, figures)

    def _begin_again(self, case: Case, kind: str, figures: Figures) -> None:
        """With its first line since a hub forgot the last ones, unless that line is of those that follow a decision."""
        if self._lost and case.lost is None:
            case.lost = next((lost.start for lost in self._lost if case.line in lost), None)
        case.line = self._line
        if case.lost is not None and kind not in AFTER_THE_END:
            figures.begun_again += kind == "received" or case.ended_since(case.lost)
            case.reopen(case.lost, kind)

    def received(self, line: Line, case: Case, figures: Figures) -> None:
        """One that comes again to a hub that forgot it is the same."""
        figures.received += not case.again
        self._note("received", case, span(line["at"]))

    def ready(self, line: Line, case: Case, _figures: Figures) -> None:
        """Said once more, as by a hub that forgot it in a restoration, it changes no clock, promise or priority."""
        case.said = span(line["promised"])
        if case.ready is None:
            case.ready, case.promised = span(line["at"]), case.said
            case.priority = bool(line.get("priority"))
        self._queue(line["case"], case, line.get("step", ""))

    def taken(self, line: Line, case: Case, figures: Figures) -> None:
        """Overtaken is who was surely ready before, waits for the same step of the same service, and is still there."""
        self._leave(line["case"], case)
        if not case.priority:
            figures.overtakings += sum(other.was_surely_ready_before(case) for other in self._queue_of(case).values())

    def back(self, line: Line, case: Case, _figures: Figures) -> None:
        self._queue(line["case"], case, case.step)

    def moved(self, line: Line, case: Case, _figures: Figures) -> None:
        self._queue(line["case"], case, line.get("to", ""))

    def paused(self, line: Line, case: Case, figures: Figures) -> None:
        figures.pauses[line.get("motive", "")] += 1
        self._note("asked", case, span(line["at"]))
        figures.pauses_at_the_end += case.is_just_before(span(line["at"]))
        case.since = span(line["at"])
        case.until = span(line["until"]) if "until" in line else None
        self._leave(line["case"], case)

    def resumed(self, line: Line, case: Case, figures: Figures) -> None:
        figures.pauses_too_long += case.is_paused_too_long(span(line["at"]).begin)
        figures.promises_moved_too_far += case.resume(span(line["promised"]), span(line["at"]))
        self._queue(line["case"], case, case.step)

    def decided(self, line: Line, case: Case, figures: Figures) -> None:
        figures.decided += 1
        self._end(line, case, figures)

    def refused(self, line: Line, case: Case, figures: Figures) -> None:
        figures.refused += 1
        self._note("refused", case, span(line["at"]))
        self._end(line, case, figures)

    def withdrawn(self, line: Line, case: Case, figures: Figures) -> None:
        """Whoever decided before it was forgotten is not rid of that: its applicant withdrew something else."""
        if case.former is not None and case.former.kind == "withdrawn":
            self._take_back(case, case.former)
        figures.withdrawn += 1
        case.close(End(self._line, "withdrawn", figures))
        self._leave(line["case"], case)

    def jumped(self, line: Line, case: Case, figures: Figures) -> None:
        figures.jumped += 1
        self._note("jumped", case, span(line["at"]))

    def complained(self, line: Line, case: Case, figures: Figures) -> None:
        """Whoever complains of a decision reopens it."""
        figures.complaints += 1
        self._note("complaints", case, span(line["at"]))
        if case.decided:
            figures.reopened += 1
            self._note("reopened", case, span(line["at"]))

    def _end(self, line: Line, case: Case, figures: Figures) -> None:
        self._leave(line["case"], case)
        at, former = span(line["at"]), case.former
        if former is not None:
            self._take_back(case, former)
        self._note("decided", case, at)
        end = End(self._line, line["kind"], figures)
        if case.ready is not None and case.promised is not None:
            kept = at.begin < case.promised.end and (former is None or former.kept is not False)
            end = replace(end, kept=kept, delay=max(timedelta(), at.begin - case.ready.begin))
            self._judge(case, end, at)
        case.close(end)
        case.decided = True

    def _judge(self, case: Case, end: End, at: Span) -> None:
        end.figures.delays.append(end.delay)
        if end.kept:
            end.figures.kept += 1
        else:
            end.figures.broken += 1
            self._note("broken", case, at)

    def _take_back(self, case: Case, former: End) -> None:
        """It has ended again: that it had ended before, which its hub forgot, counts no more."""
        former.figures.take_back(former.kind, kept=former.kept, delay=former.delay)
        self._uncount(case, [note for note in case.replaced if note.line == former.line])
        case.former = None

    def _note(self, what: str, case: Case, at: Span) -> None:
        """In place of the first of the like that its hub forgot, if there is one: it is the same, happening again."""
        self._uncount(case, [note for note in case.replaced if note.what == what][:1])
        if at.month is not None:
            self.months[case.service, at.month][what] += 1
            case.notes.append(Note(self._line, what, at.month))

    def _uncount(self, case: Case, notes: Sequence[Note]) -> None:
        for note in notes:
            self.months[case.service, note.month][note.what] -= 1
            case.replaced.remove(note)

    def _queue(self, name: str, case: Case, step: str) -> None:
        self._leave(name, case)
        case.step = step
        self._queue_of(case)[name] = case

    def _leave(self, name: str, case: Case) -> None:
        self._queue_of(case).pop(name, None)

    def _queue_of(self, case: Case) -> dict[str, Case]:
        return self._waiting[case.service, case.step]


READINGS: Mapping[str, Callable[[Judge, Line, Case, Figures], None]] = {
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
