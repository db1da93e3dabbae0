"""When months of messages are counted for the public, and from what: the messages themselves, once a month is over.

A message counts for the structure that had it at its `last_moment`: what is passed on later, or raised because it was
late, stays in the past of whoever had it. It keeps no moment at which its score came. So the last thirteen months that
are over are counted anew every hour, and all of them once a day: a page reads what is kept, whatever its number.
Durations are told here, once for all cuts: SQLite would call Python for each of them, in each cut.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.db.models import Min

from guichet.domains.relations import operations as relations
from guichet.domains.relations.figures import COLUMNS, Cut
from guichet.domains.relations.models import Concern, ConcernMonth, Transfer
from guichet.domains.relations.models.months import FIELDS, RECEIVED, TRANSFERRED, WITHIN
from guichet.domains.relations.operations.concerns import ANSWERED_WITHIN
from guichet.foundation.lib.act import Act
from guichet.foundation.places.calendar import BENIN, ONE_DAY

LATELY = 13
OLDEST = timedelta(days=1)
CUTS = tuple(COLUMNS.values())
STRUCTURE = CUTS.index(COLUMNS[Cut.STRUCTURE])
INSTANT = timedelta.resolution
Counts = Counter[str]
Moves = Sequence[tuple[datetime, str]]
LIMITS = {name: days * ONE_DAY for days, name in WITHIN.items()}


def first_open(at: datetime) -> date:
    """The first month of which some message may still be answered in time; those before it are over."""
    return (at - ANSWERED_WITHIN).astimezone(BENIN).date().replace(day=1)


def count(act: Act) -> None:
    """The last thirteen months that are over, or all when what is kept of one is a day old. Safe to run twice."""
    oldest = ConcernMonth.objects.aggregate(oldest=Min("counted_at"))["oldest"]
    if oldest is None or act.at - oldest >= OLDEST:
        recount(act)
        return
    for month in islice(_over(act.at), LATELY):
        _count(month, act)


def recount(act: Act) -> None:
    """Every month that is over, from the first message on."""
    for month in _over(act.at):
        _count(month, act)


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of a month, of the key of one cut, that is not kept as it is counted."""

    month: date
    key: str
    figure: str
    kept: int
    found: int


def differences(at: datetime) -> Iterator[Difference]:
    """Of every month that is over, and that was counted before; what nothing is kept of yet waits for the next run."""
    for month in _over(at):
        rows = ConcernMonth.objects.filter(month=month).values_list("cut", "key", *FIELDS)
        kept = {(cut, key): dict(zip(FIELDS, numbers, strict=True)) for cut, key, *numbers in rows}
        if not kept:
            continue
        found = counted(month)
        for where in sorted(kept.keys() | found.keys()):
            for figure in FIELDS:
                ours, theirs = kept.get(where, {}).get(figure, 0), found.get(where, Counter())[figure]
                if ours != theirs:
                    yield Difference(month, where[1] or where[0], figure, ours, theirs)


def counted(month: date) -> Mapping[tuple[str, str], Counts]:
    """By cut and key."""
    begins, ends = (datetime.combine(each, time(), BENIN) for each in (month, _next(month)))
    rows = Concern.objects.filter(opened_at__gte=begins, opened_at__lt=ends).oldest_first()
    moved = _moved(begins, ends)
    found: defaultdict[tuple[str, str], Counts] = defaultdict(Counter)
    facts = ("pk", "opened_at", "first_answered_at", "scored_by", "delay_score", "result_score")
    for *keys, pk, opened_at, answered_at, source, delay, result in rows.values_list(*CUTS, *facts).iterator():
        one = {RECEIVED: 1}
        if answered_at is not None:
            took = answered_at - opened_at
            one |= {name: 1 for name, limit in LIMITS.items() if took < limit}
        if source:
            one |= {f"{source}_count": 1, f"{source}_delay": delay, f"{source}_result": result}
        if pk in moved:
            last = last_moment(opened_at, answered_at)
            keys[STRUCTURE] = _holder(moved[pk], last) or keys[STRUCTURE]
            one |= {TRANSFERRED: 1} if moved[pk][0][0] <= last else {}
        for cut, key in zip(CUTS, keys, strict=True):
            found[cut, key].update(one)
    return found


def last_moment(opened_at: datetime, answered_at: datetime | None) -> datetime:
    """Of its first answer, when that came in time; else the last one within its thirty days."""
    over = opened_at + ANSWERED_WITHIN
    return answered_at if answered_at is not None and answered_at < over else over - INSTANT


def _moved(begins: datetime, ends: datetime) -> Mapping[int, Moves]:
    """Of the messages that came in that time and were passed on: when, and by whom, in their order."""
    found: defaultdict[int, list[tuple[datetime, str]]] = defaultdict(list)
    rows = Transfer.objects.filter(concern__opened_at__gte=begins, concern__opened_at__lt=ends).order_by("at", "pk")
    for concern, at, source in rows.values_list("concern_id", "at", "source").iterator():
        found[concern].append((at, source))
    return found


def _holder(moves: Moves, last: datetime) -> str:
    """Whoever passed it on next; empty for whoever has it now."""
    return next((source for at, source in moves if at > last), "")


def _count(month: date, act: Act) -> None:
    relations.keep_month(month=month, counted=counted(month), act=act)


def _over(at: datetime) -> Iterator[date]:
    """The latest first, back to the first of which there is a message, or anything kept."""
    opened_at = Concern.objects.aggregate(first=Min("opened_at"))["first"]
    kept = ConcernMonth.objects.aggregate(first=Min("month"))["first"]
    written = opened_at.astimezone(BENIN).date().replace(day=1) if opened_at else None
    month = first_open(at)
    first = min(filter(None, (written, kept)), default=month)
    while month > first:
        month = (month - ONE_DAY).replace(day=1)
        yield month


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)
