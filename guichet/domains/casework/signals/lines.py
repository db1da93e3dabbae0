"""Signals that anybody may reckon: they read lines of the public log, in its order, and nothing else."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from guichet.commons.public_log.auditing.moments import Span, span
from guichet.domains.casework.signals.vocabulary import Code, Raised
from guichet.foundation.places.calendar import BENIN, working_days_between

Line = Mapping[str, Any]

LAST_DAY = timedelta(days=1)
LOOKED_BEFORE = 2  # working days
LEAST_PAUSES = 5
PAUSES_IN = 50  # one in so many
SILENT_DAYS = 2  # working days
LEAST_SILENCES = 5
SILENCES_IN = 500
CROWD_AND_A_DAY = timedelta(days=2)
ENDS = {"decided", "refused"}
ANEW = {"ready", "resumed", "moved"}  # whoever takes it next looks at it for the first time


def pauses_before_the_date(lines: Iterable[Line]) -> list[Raised]:
    """Offices that pause on the last day before what they promised, what they had first in hand days before.

    A missing paper shows at the first look: where a whole office is late, that look itself falls on the last day.
    """
    promised: dict[str, Span] = {}
    looked: dict[str, Span] = {}
    pauses: Counter[str] = Counter()
    late: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        kind, case = line["kind"], line.get("case", "")
        if "promised" in line:
            promised[case] = span(line["promised"])
        if kind in ANEW:
            looked.pop(case, None)
        elif kind == "taken":
            looked.setdefault(case, span(line["at"]))
        elif kind == "paused":
            pauses[line["office"]] += 1
            if _is_late(span(line["at"]), promised.get(case), looked.get(case)):
                late[line["office"]].add(case)
    return _raised(Code.LATE_PAUSES, late, pauses, lambda few, all_: few >= LEAST_PAUSES and few * PAUSES_IN >= all_)


def silences(lines: Iterable[Line]) -> list[Raised]:
    """Offices that take a file, leave it without a line for working days, and then decide it."""
    taken: dict[str, Span] = {}
    ended: Counter[str] = Counter()
    silent: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        if "case" not in line:
            continue
        kind, since = line["kind"], taken.pop(line["case"], None)
        if kind == "taken":
            taken[line["case"]] = span(line["at"])
        elif kind in ENDS:
            ended[line["office"]] += 1
            if since is not None and _working_days(since, span(line["at"])) >= SILENT_DAYS:
                silent[line["office"]].add(line["case"])
    return _raised(Code.SILENCES, silent, ended, lambda few, all_: few >= LEAST_SILENCES and few * SILENCES_IN >= all_)


def told_late(lines: Iterable[Line]) -> list[Raised]:
    """Offices of which the log heard « ready » days after the hour that it says.

    The log's own time is that of the latest line that never waits for a crowd.
    """
    now: datetime | None = None
    ready: Counter[str] = Counter()
    late: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        at = span(line["at"])
        if line["kind"] == "taken":
            now = max(now or at.begin, at.begin)
        elif line["kind"] == "ready":
            ready[line["office"]] += 1
            if now is not None and at.end + CROWD_AND_A_DAY <= now:
                late[line["office"]].add(line["case"])
    return _raised(Code.TOLD_LATE, late, ready, lambda few, _all: few > 0)


def _is_late(at: Span, promised: Span | None, looked: Span | None) -> bool:
    if promised is None or looked is None or _working_days(looked, at) < LOOKED_BEFORE:
        return False
    return promised.begin - LAST_DAY <= at.begin < promised.end


def _working_days(since: Span, at: Span) -> int:
    return working_days_between(_day(since), _day(at))


def _day(moment: Span) -> date:
    return moment.begin.astimezone(BENIN).date()


def _raised(
    code: Code, found: Mapping[str, set[str]], of: Counter[str], over: Callable[[int, int], bool]
) -> list[Raised]:
    return [
        Raised(code, office, len(cases), of[office], frozenset(cases))
        for office, cases in sorted(found.items())
        if over(len(cases), of[office])
    ]
