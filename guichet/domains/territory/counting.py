"""When days of communes are counted, and from what: the rows of the rooms below, never what was counted before."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from guichet.domains.reception import daily as registers
from guichet.domains.relations import daily as desk
from guichet.domains.supervision import daily as telemetry
from guichet.domains.territory import measures, queries
from guichet.domains.territory import operations as territory
from guichet.domains.territory.measures import Counts
from guichet.foundation.lib.act import Act
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN, ONE_DAY

Day = tuple[str, date]
# Longer than a centre stays cut off: what comes late is counted where it belongs.
LATELY = timedelta(days=62)


def counted(first: date, last: date) -> Mapping[Day, Counts]:
    """Of each commune and day from `first` to `last` of which any room has something."""
    communes = {centre.code: centre.commune_code for centre in places.centres()}
    found: defaultdict[Day, Counter[str]] = defaultdict(Counter)
    for room in (registers, telemetry, desk):
        for (centre, on), counts in room.daily(first, last).items():
            if commune := communes.get(centre):
                found[commune, on].update(counts)
    return {day: told for day, counts in found.items() if (told := measures.of(counts))}


def count(act: Act) -> int:
    """The last two months, or everything the first time; how many days changed. Safe to run twice."""
    today = act.at.astimezone(BENIN).date()
    return _count(today - LATELY if queries.is_counted() else _first_day() or today, today, act)


def recount(act: Act) -> int:
    """Every day from the first on, and each month that was not the sum of its days; how many days changed."""
    today = act.at.astimezone(BENIN).date()
    changed = _count(min(filter(None, (_first_day(), queries.first_day())), default=today), today, act)
    if wrong := {(each.commune, each.on) for each in differences_of_months()}:
        territory.add_up(months=wrong, act=act)
    return changed


@dataclass(frozen=True, slots=True)
class Difference:
    """Of what is kept of a day of a commune, or of a month by its first day, and what counting it anew gives."""

    commune: str
    on: date
    kept: Counts
    found: Counts


def differences(act: Act) -> Iterator[Difference]:
    """Held against the rows themselves, of the days before today; nothing is changed."""
    yesterday = act.at.astimezone(BENIN).date() - ONE_DAY
    first = min(filter(None, (_first_day(), queries.first_day())), default=yesterday)
    yield from _between(queries.kept(first, yesterday), counted(first, yesterday))


def differences_of_months() -> Iterator[Difference]:
    """Between the months that are kept and the sum of the days that are kept."""
    sums = {(each.commune, each.month): each.counts for each in queries.added_up(date.min, date.max)}
    yield from _between(queries.kept_months(date.min, date.max), sums)


def _between(kept: Mapping[Day, Counts], found: Mapping[Day, Counts]) -> Iterator[Difference]:
    for commune, on in sorted({*kept, *found}):
        one, other = (each.get((commune, on), measures.NOTHING) for each in (kept, found))
        if one != other:
            yield Difference(commune, on, one, other)


def _count(first: date, last: date, act: Act) -> int:
    return territory.keep_days(first=first, last=last, counted=counted(first, last), act=act)


def _first_day() -> date | None:
    days = (registers.first_day(), telemetry.first_day())
    return min((day for day in days if day is not None), default=None)
