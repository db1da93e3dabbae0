"""Every question others may ask about the public figures. Nothing here is anybody's secret, but `kept` and `months_of`:
these are for the counting, before what is few is hidden.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Max, Min, QuerySet, Sum
from django.db.models.functions import TruncMonth

from guichet.commons.indicators import cutting
from guichet.commons.indicators.cutting import FEW, Kind, Place, Tally, total
from guichet.commons.indicators.measures import MADE_OF, STANDING, Counted, Measure, Name
from guichet.commons.indicators.models import Cell, CountedDay, Figure

Split = tuple[date, str, str]  # a month, a commune, a motive
Months = Mapping[tuple[str, Name], Mapping[Split, Tally]]


@dataclass(frozen=True, slots=True)
class Span:
    """The days that are counted, as of when, and how many lines of the public log there were to prove them."""

    first: date
    last: date
    as_of: datetime
    log_size: int = 0


@dataclass(frozen=True, slots=True)
class PublicCell:
    """What is told of a figure, of those months and that place. `count` None is under ten; the rest is then empty."""

    figure: Name
    service: str
    months: tuple[date, ...]
    place: Place
    motive: str = ""
    count: int | None = None
    in_time: int | None = None
    lengths: Mapping[int, int] = field(default_factory=dict)

    @property
    def late(self) -> int | None:
        return None if self.count is None or self.in_time is None else self.count - self.in_time

    @property
    def percent_in_time(self) -> int | None:
        """Of a hundred, how many in time, rounded down: nobody reads 100 where one was not."""
        return None if not self.count or self.in_time is None else 100 * self.in_time // self.count

    def hours_for(self, percent: int) -> int | None:
        """Within how many hours so many of a hundred were done (nearest rank); None where nobody says."""
        return cutting.hours_for(percent, self.lengths)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a service stands as of the last count; `oldest` is for how many days the oldest has waited since ready."""

    open: int = 0
    overdue: int = 0
    oldest: int = 0


def span() -> Span | None:
    """None before anything was counted."""
    found = CountedDay.objects.aggregate(
        first=Min("day"), last=Max("day"), as_of=Max("counted_at"), size=Max("log_size")
    )
    return Span(found["first"], found["last"], found["as_of"], found["size"]) if found["first"] else None


def last_day() -> date | None:
    found: date | None = CountedDay.objects.aggregate(last=Max("day"))["last"]
    return found


def is_published() -> bool:
    return Cell.objects.exists()


def standing() -> Mapping[str, Standing]:
    """By service, as of the last count."""
    last = CountedDay.objects.order_by("-day").values("day")[:1]
    rows = Figure.objects.filter(day__in=last, measure__in=STANDING).order_by("service", "measure")
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for service, measure, count in rows.values_list("service", "measure", "count"):
        found[service][measure] = count
    return {service: Standing(**counts) for service, counts in found.items()}


def hours_to_decide(first: date, last: date, *, percent: int) -> Mapping[str, int]:
    """By service, within how many hours so many of a hundred were decided in those days; of ten decisions and more."""
    rows = Figure.objects.filter(day__range=(first, last), measure=Measure.DELAY)
    lengths: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for service, hours, count in rows.values_list("service", "bucket").annotate(sum=Sum("count")).order_by():
        lengths[service][hours] = count
    found = {
        service: cutting.hours_for(percent, of_each)
        for service, of_each in lengths.items()
        if sum(of_each.values()) >= FEW
    }
    return {service: hours for service, hours in found.items() if hours is not None}


def of_month(month: date) -> tuple[PublicCell, ...]:
    """Those of the whole country that tell of that month, alone or with others, of all services."""
    return _telling_of(month, _of_country())


def of_service(service: str) -> tuple[PublicCell, ...]:
    """Those of the whole country, of all months, the earliest first."""
    return _public(_of_country().filter(service=service))


def of_figure(figure: Name) -> tuple[PublicCell, ...]:
    """All: of the country, of places, of motives."""
    return _public(Cell.objects.filter(figure=figure))


def of_places(month: date) -> tuple[PublicCell, ...]:
    """How the cells that tell of that month are shared out between places, of all services."""
    return _telling_of(month, Cell.objects.exclude(kind=Kind.COUNTRY))


def shares(month: date, *, service: str) -> tuple[PublicCell, ...]:
    """The same of one service, and how its cells are shared out between motives."""
    return _telling_of(month, Cell.objects.exclude(kind=Kind.COUNTRY, motive="").filter(service=service))


def _telling_of(month: date, cells: QuerySet[Cell]) -> tuple[PublicCell, ...]:
    """Alone or with other months; months between its first and its last may be told apart."""
    return tuple(cell for cell in _public(cells.filter(first__lte=month, last__gte=month)) if month in cell.months)


def every() -> tuple[PublicCell, ...]:
    return _public(Cell.objects.all())


def _of_country() -> QuerySet[Cell]:
    return Cell.objects.filter(kind=Kind.COUNTRY, motive="")


def _public(cells: QuerySet[Cell]) -> tuple[PublicCell, ...]:
    in_order = cells.order_by("figure", "service", "first", "kind", "place", "motive")
    return tuple(
        PublicCell(
            Name(row.figure),
            row.service,
            tuple(map(date.fromisoformat, row.months)),
            Place(Kind(row.kind), row.place),
            row.motive,
            row.count,
            row.in_time,
            {int(hours): count for hours, count in row.lengths.items()},
        )
        for row in in_order
    )


def kept(day: date) -> Counter[Counted]:
    """What the rows of that day keep, few or not."""
    rows = Figure.objects.filter(day=day).order_by("pk")
    values = rows.values_list("service", "measure", "bucket", "commune", "motive", "count")
    return Counter(
        {
            Counted(service, Measure(measure), bucket, commune, motive): count
            for service, measure, bucket, commune, motive, count in values
        }
    )


def months_of(year: int) -> Months:
    """What each figure of each service came to in that year, by month, commune and motive, few or not."""
    rows = Figure.objects.filter(day__year=year).exclude(measure__in=STANDING)
    months = rows.annotate(month=TruncMonth("day")).order_by()
    split = months.values_list("service", "measure", "month", "commune", "motive", "bucket")
    counts: defaultdict[tuple[str, Split], dict[Measure, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for service, measure, month, commune, motive, bucket, count in split.annotate(sum=Sum("count")):
        counts[service, (month, commune, motive)][Measure(measure)][bucket] = count
    found: defaultdict[tuple[str, Name], dict[Split, Tally]] = defaultdict(dict)
    for (service, key), measures in counts.items():
        for name, tally in _tallies(measures):
            found[service, name][key] = tally
    return found


def _tallies(measures: Mapping[Measure, Mapping[int, int]]) -> Iterator[tuple[Name, Tally]]:
    for name, made in MADE_OF.items():
        if made.count in measures:
            in_time = measures.get(made.in_time, {}) if made.in_time else {}
            lengths = measures.get(made.lengths, {}) if made.lengths else {}
            yield name, Tally(sum(measures[made.count].values()), sum(in_time.values()), lengths)


def by_commune(tallies: Mapping[Split, Tally]) -> Mapping[date, Mapping[str, Tally]]:
    return _by(((month, commune, tally) for (month, commune, _motive), tally in tallies.items()))


def by_motive(tallies: Mapping[Split, Tally]) -> Mapping[date, Mapping[str, Tally]]:
    return _by(((month, motive, tally) for (month, _commune, motive), tally in tallies.items()))


def _by(split: Iterable[tuple[date, str, Tally]]) -> Mapping[date, Mapping[str, Tally]]:
    found: defaultdict[date, defaultdict[str, list[Tally]]] = defaultdict(lambda: defaultdict(list))
    for month, key, tally in split:
        found[month][key].append(tally)
    return {month: {key: total(each) for key, each in keys.items()} for month, keys in found.items()}
