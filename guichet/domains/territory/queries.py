"""Every question about days of communes before what is few is hidden: for counting, for staff, and for `telling`.

Whoever shows an answer to staff has asked `policies` first; what the public reads comes from `telling` alone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum

from guichet.domains.territory.measures import FIELDS, Counts
from guichet.domains.territory.models import CommuneDay, CommuneMonth

Months = Mapping[str, Mapping[date, Counts]]
TWICE = F("up") + F("up")
OF_DAYS = "of_days_"
SUMS: Mapping[str, Any] = {
    **{f"{OF_DAYS}{name}": Sum(name) for name in FIELDS},
    f"{OF_DAYS}days_declared": Count("pk", filter=Q(opened__gt=0)),
    f"{OF_DAYS}days_measured": Count("pk", filter=Q(expected__gt=0, expected__lte=TWICE)),
    f"{OF_DAYS}counted_at": Max("counted_at"),
}


def is_counted() -> bool:
    return CommuneDay.objects.exists()


def first_day() -> date | None:
    found: date | None = CommuneDay.objects.aggregate(first=Min("on"))["first"]
    return found


def last_day() -> date | None:
    found: date | None = CommuneDay.objects.aggregate(last=Max("on"))["last"]
    return found


def counted_at() -> datetime | None:
    """When a day last changed."""
    found: datetime | None = CommuneMonth.objects.aggregate(last=Max("counted_at"))["last"]
    return found


def kept(first: date, last: date) -> Mapping[tuple[str, date], Counts]:
    rows = CommuneDay.objects.filter(on__range=(first, last)).order_by("pk")
    return {(row.commune, row.on): row.counts for row in rows}


def months(first: date, last: date, communes: Collection[str] | None = None) -> Months:
    """By commune and month, of months that begin from `first` to `last`; of all communes when none is named."""
    found: defaultdict[str, dict[date, Counts]] = defaultdict(dict)
    for commune, month, *counts in _months(first, last, communes).values_list("commune", "month", *FIELDS):
        found[commune][month] = Counts(*counts)
    return found


def days(commune: str, first: date, last: date) -> Mapping[date, Counts]:
    """In the order of the calendar; a day of which nothing is known is not there."""
    rows = CommuneDay.objects.filter(commune=commune, on__range=(first, last)).order_by("on")
    return {row.on: row.counts for row in rows}


def days_up(
    first: date, last: date, communes: Collection[str] | None = None
) -> Mapping[str, Mapping[date, tuple[int, int]]]:
    """By commune and month: days declared open, and days on which a node answered in half of its opening hours."""
    found: defaultdict[str, dict[date, tuple[int, int]]] = defaultdict(dict)
    rows = _months(first, last, communes).values_list("commune", "month", "days_declared", "days_measured")
    for commune, month, declared, measured in rows:
        found[commune][month] = declared, measured
    return found


def added_up(first: date, last: date) -> Iterator[CommuneMonth]:
    """The months that begin from `first` to `last`, as their days make them; none is kept by this."""
    days = CommuneDay.objects.filter(month__range=(first, last)).order_by("month", "commune")
    for each in days.values("month", "commune").annotate(**SUMS):
        yield CommuneMonth(**{name.removeprefix(OF_DAYS): value for name, value in each.items()})


def kept_months(first: date, last: date) -> Mapping[tuple[str, date], Counts]:
    return {(row.commune, row.month): row.counts for row in _months(first, last, None)}


def _months(first: date, last: date, communes: Collection[str] | None) -> QuerySet[CommuneMonth]:
    rows = CommuneMonth.objects.filter(month__range=(first, last)).order_by("commune", "month")
    return rows if communes is None else rows.filter(commune__in=communes)
