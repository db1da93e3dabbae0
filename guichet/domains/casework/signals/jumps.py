"""Who was served before an older file: by the hours that lines tell, so that the order of crowds changes nothing."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from guichet.commons.public_log.auditing.moments import Span, span
from guichet.domains.casework.signals.lines import Line
from guichet.domains.casework.signals.vocabulary import Code, Raised

LEAST_JUMPS = 5
Queue = tuple[str, str]  # service and step


@dataclass(frozen=True, slots=True)
class _Served:
    """A file that was taken for the first time: since when it waited, when it was taken."""

    case: str
    office: str
    ready: Span
    taken: Span
    priority: bool


def jumps(lines: Iterable[Line]) -> list[Raised]:
    """Offices that take files while older ones of the same queue surely wait on.

    Only what waited from « ready » to its first officer counts: a file that was given back or paused waits for reasons
    of its own.
    """
    queues = _queues(lines).values()
    of = Counter(each.office for queue in queues for each in queue)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for queue in queues:
        for each in _before_older(queue):
            found[each.office].add(each.case)
    return [
        Raised(Code.JUMPS, office, len(cases), of[office], frozenset(cases))
        for office, cases in sorted(found.items())
        if len(cases) >= LEAST_JUMPS
    ]


def _queues(lines: Iterable[Line]) -> dict[Queue, list[_Served]]:
    waiting: dict[str, Line] = {}
    queues: defaultdict[Queue, list[_Served]] = defaultdict(list)
    for line in lines:
        if line["kind"] == "ready":
            waiting[line["case"]] = line
        elif line["kind"] == "taken" and (ready := waiting.pop(line["case"], None)) is not None:
            queue = (ready["service"], ready["step"])
            served = _Served(
                line["case"], line["office"], span(ready["at"]), span(line["at"]), bool(ready.get("priority"))
            )
            queues[queue].append(served)
    return queues


def _before_older(queue: list[_Served]) -> list[_Served]:
    older: list[datetime] = []  # when each that was surely ready before was taken
    by_end = sorted(queue, key=lambda each: each.ready.end)
    found, added = [], 0
    for each in sorted(queue, key=lambda each: each.ready.begin):
        while added < len(by_end) and by_end[added].ready.end <= each.ready.begin:
            insort(older, by_end[added].taken.begin)
            added += 1
        if not each.priority and bisect_left(older, each.taken.end) < len(older):
            found.append(each)
    return found
