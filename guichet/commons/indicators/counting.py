"""When days are counted: those since the last one every hour, or all of them anew; then what is published of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from guichet.commons.indicators import cutting, queries, registry
from guichet.commons.indicators import operations as indicators
from guichet.commons.indicators.cutting import Piece
from guichet.commons.indicators.measures import STANDING, Counted, Name
from guichet.commons.indicators.operations import Told
from guichet.foundation.lib.act import Act
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN, ONE_DAY


def count(act: Act) -> None:
    """The last day that was counted, which was not over then, and all since. Safe to run twice.

    Figures of before there were cells know neither places nor motives: all their days are counted anew, once.
    """
    last = queries.last_day() if queries.is_published() else None
    _count_from(last or registry.first_day(), act)


def recount(act: Act) -> None:
    """Every day from the first on: the same figures, unless something was wrong with those that were kept."""
    _count_from(registry.first_day(), act)


def count_day(day: date, act: Act) -> None:
    """The log's size is asked first: what is counted may know more than those lines, never less."""
    size = registry.log_size()
    indicators.keep_day(day=day, counted=registry.counted(day, act.at), log_size=size, act=act)


def _count_from(first: date | None, act: Act) -> None:
    today = act.at.astimezone(BENIN).date()
    day = first or today
    for year in range(day.year, today.year + 1):
        for each in _days(max(day, date(year, 1, 1)), min(today, date(year, 12, 31))):
            count_day(each, act)
        publish(year, act)


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += ONE_DAY


def publish(year: int, act: Act) -> None:
    """The cells of that year, cut anew out of its days."""
    under_way = act.at.astimezone(BENIN).date().replace(day=1)
    indicators.publish_year(year=year, told=list(_told(queries.months_of(year), under_way)), act=act)


def _told(months: queries.Months, under_way: date) -> Iterator[Told]:
    departments = {each.code: department.code for department in places.departments() for each in department.communes}
    for (service, name), tallies in months.items():
        yield from _of(name, service, cutting.pieces(queries.by_commune(tallies), departments, under_way))
        if name == Name.ASKED:
            yield from _of(name, service, cutting.pieces_by_motive(queries.by_motive(tallies), under_way))


def _of(name: Name, service: str, pieces: Iterable[Piece]) -> Iterator[Told]:
    return (Told(name, service, piece) for piece in pieces)


@dataclass(frozen=True, slots=True)
class Difference:
    """Of what was kept of a day, and what counting it anew gives."""

    day: date
    counted: Counted
    kept: int
    found: int


def differences(act: Act) -> Iterator[Difference]:
    """Held against a count of the days before today from the domains' own rows; nothing is changed.

    How things stood on a day that is over is not asked again: only that day knew.
    """
    today = act.at.astimezone(BENIN).date()
    span, first = queries.span(), registry.first_day()
    begins = [day for day in (first, span.first if span else None) if day is not None]
    for day in _days(min(begins, default=today), today - ONE_DAY):
        kept, found = queries.kept(day), registry.counted(day, act.at)
        for each in sorted({*kept, *found}, key=str):
            if each.measure not in STANDING and kept[each] != found[each]:
                yield Difference(day, each, kept[each], found[each])
