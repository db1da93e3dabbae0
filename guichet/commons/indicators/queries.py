"""Every question others may ask about the public figures. Nothing here is anybody's secret."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Max, Min, QuerySet, Sum
from django.db.models.functions import TruncMonth

from guichet.commons.indicators.measures import Measure
from guichet.commons.indicators.models import CountedDay, Figure

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Sums:
    """What a service did in a stretch of days. `delays` are how many decisions took so many hours."""

    totals: Mapping[Measure, int] = field(default_factory=dict)
    delays: Mapping[int, int] = field(default_factory=dict)

    def of(self, measure: Measure) -> int:
        return self.totals.get(measure, 0)

    @property
    def kept_rate(self) -> int | None:
        """Of a hundred decisions, how many came in time, rounded down: nobody reads 100 where one did not."""
        decided = self.of(Measure.DECIDED)
        return 100 * self.of(Measure.KEPT) // decided if decided else None

    def hours_for(self, percent: int) -> int | None:
        """Within how many hours so many of a hundred decisions came (nearest rank); None without any."""
        total, passed = sum(self.delays.values()), 0
        for hours, count in sorted(self.delays.items()):
            passed += count
            if passed * 100 >= percent * total:
                return hours
        return None


@dataclass(frozen=True, slots=True)
class Span:
    """The days that are counted, as of when, and how many lines of the public log there were to prove them."""

    first: date
    last: date
    as_of: datetime
    log_size: int = 0


def span() -> Span | None:
    """None before anything was counted."""
    found = CountedDay.objects.aggregate(
        first=Min("day"), last=Max("day"), as_of=Max("counted_at"), size=Max("log_size")
    )
    return Span(found["first"], found["last"], found["as_of"], found["size"]) if found["first"] else None


def last_day() -> date | None:
    found: date | None = CountedDay.objects.aggregate(last=Max("day"))["last"]
    return found


def by_service(first: date, last: date) -> Mapping[str, Sums]:
    """Those of the days from `first` to `last`, both counted, for each service that has any."""
    rows = _happened().filter(day__range=(first, last)).values_list("service", "measure", "bucket")
    return _summed(rows.annotate(sum=Sum("count")).order_by())


def by_month(service: str) -> Mapping[date, Sums]:
    """For one service, by the first day of each month that has any."""
    months = _happened().filter(service=service).annotate(month=TruncMonth("day"))
    rows = months.values_list("month", "measure", "bucket").annotate(sum=Sum("count"))
    return _summed(rows.order_by())


def by_service_and_month() -> Mapping[tuple[str, date], Sums]:
    months = _happened().annotate(month=TruncMonth("day"))
    rows = months.values_list("service", "month", "measure", "bucket").annotate(sum=Sum("count")).order_by()
    return _summed(((service, month), measure, bucket, count) for service, month, measure, bucket, count in rows)


def overdue() -> Mapping[str, int]:
    """How many are open past their promise, by service, as of the last count."""
    last = CountedDay.objects.order_by("-day").values("day")[:1]
    late = Figure.objects.filter(day__in=last, measure=Measure.OVERDUE)
    return dict(late.order_by("service").values_list("service", "count"))


def _happened() -> QuerySet[Figure]:
    return Figure.objects.exclude(measure=Measure.OVERDUE)


def _summed(rows: Iterable[tuple[Key, str, int, int]]) -> Mapping[Key, Sums]:
    totals: dict[Key, dict[Measure, int]] = {}
    delays: dict[Key, dict[int, int]] = {}
    for key, measure, bucket, count in rows:
        counts = totals.setdefault(key, {})
        if measure == Measure.DELAY:
            delays.setdefault(key, {})[bucket] = count
        else:
            counts[Measure(measure)] = count
    return {key: Sums(counts, delays.get(key, {})) for key, counts in totals.items()}
