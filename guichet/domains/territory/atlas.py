"""All communes in a period, ready to be drawn and tabled: for the public, or exactly for whoever follows them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from guichet.domains.territory import measures, policies, queries, standing, telling, trips
from guichet.domains.territory.measures import NOTHING, Counts
from guichet.domains.territory.periods import Period, month_of
from guichet.domains.territory.refusals import NotYourCommune
from guichet.domains.territory.standing import NOWHERE, Standing
from guichet.domains.territory.telling import Cell, Figure, Told
from guichet.domains.territory.trips import Assumed, Avoided, Interval
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.text import fold
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.facts import CommuneFacts, DepartmentFacts

Tell = Callable[[Mapping[date, Counts]], Mapping[Figure, Told]]
# Counts of machines and of doors: nobody is in them, so they are told as they are.
OF_NOBODY = ("opened", "expected", "up", "served", "linked", "incidents_opened", "incidents_closed")


@dataclass(frozen=True, slots=True)
class Service:
    """What machines and doors of a commune came to: nothing of a person."""

    opened: int = 0
    expected: int = 0
    up: int = 0
    served: int = 0
    linked: int = 0
    incidents_opened: int = 0
    incidents_closed: int = 0

    @property
    def continuity(self) -> float | None:
        """The index, 0 to 1; None where no slot was expected."""
        return self.served / self.expected if self.expected else None


@dataclass(frozen=True, slots=True)
class Commune:
    facts: CommuneFacts
    department: str  # its code
    standing: Standing
    told: Mapping[Figure, Told]
    service: Service
    distance: Interval | None

    @property
    def is_counted(self) -> bool:
        """Whether anything was ever counted there in the period."""
        return self.service != Service() or any(each.count != 0 for each in self.told.values())

    def avoided(self, assumed: Assumed) -> Avoided | None:
        """By the visits that were served; None where that is not told."""
        done = self.told[Figure.VISITS].done
        return None if done is None or self.distance is None else trips.avoided(done, self.distance, assumed)


@dataclass(frozen=True, slots=True)
class Atlas:
    """`communes` by name; `counted_at` is None before anything was counted.

    What is ready is told of `ready_on`, the last day of the period, or today while that is to come.
    """

    period: Period
    ready_on: date
    departments: tuple[DepartmentFacts, ...]
    communes: tuple[Commune, ...]
    unplaced: int
    counted_at: datetime | None


def public(period: Period, at: datetime) -> Atlas:
    """In the same few queries however many communes and years there are."""
    today = at.astimezone(BENIN).date()
    months = queries.months(date(period.first.year, 1, 1), date(period.last.year, 12, 1))
    return _atlas(period, today, months, lambda counts: _publicly(counts, period, today))


def exact(viewer: Viewer, period: Period, at: datetime) -> Atlas:
    """Of the communes that the viewer follows; the others are not there."""
    mine = policies.followed(viewer, places.centres())
    months = queries.months(period.first, period.last, mine)
    whole = _atlas(period, at.astimezone(BENIN).date(), months, _exactly)
    kept = tuple(each for each in whole.communes if each.facts.code in mine)
    return replace(whole, communes=kept)


def _atlas(period: Period, today: date, months: queries.Months, tell: Tell) -> Atlas:
    departments, ready_on = places.departments(), min(period.last, today)
    stands, distances = standing.standings(today, ready_on), trips.distances(departments)
    communes = (
        Commune(
            facts,
            department.code,
            stands.get(facts.code, NOWHERE),
            tell(months.get(facts.code, {})),
            service(months.get(facts.code, {}), period),
            distances.get(facts.code),
        )
        for department in departments
        for facts in department.communes
    )
    ordered = tuple(sorted(communes, key=lambda each: (fold(each.facts.name), each.facts.code)))
    return Atlas(period, ready_on, departments, ordered, standing.unplaced(today), queries.counted_at())


def service(months: Mapping[date, Counts], period: Period) -> Service:
    whole = measures.total(months[month] for month in period.months if month in months)
    return Service(*(getattr(whole, name) for name in OF_NOBODY))


def _publicly(months: Mapping[date, Counts], period: Period, today: date) -> Mapping[Figure, Told]:
    return {figure: telling.of_period(_cells(months, figure, today), period) for figure in Figure}


def _cells(months: Mapping[date, Counts], figure: Figure, today: date) -> tuple[Cell, ...]:
    return telling.cells(months, figure, month_of(today)) if months else ()


def _exactly(months: Mapping[date, Counts]) -> Mapping[Figure, Told]:
    whole = measures.total(months.values()) if months else NOTHING
    return {figure: telling.exactly(whole, figure) for figure in Figure}


def cells_of(commune: str, first: date, last: date, today: date) -> Mapping[Figure, tuple[Cell, ...]]:
    """What the public reads of each month of one commune, in whole years from that of `first` to that of `last`."""
    months = queries.months(date(first.year, 1, 1), date(last.year, 12, 1), [commune]).get(commune, {})
    return {figure: _cells(months, figure, today) for figure in Figure}


def followed(viewer: Viewer, commune: str) -> CommuneFacts:
    """Raises NotYourCommune."""
    facts = places.commune(commune)
    if facts is None or commune not in policies.followed(viewer, places.centres()):
        raise NotYourCommune
    return facts


def total(communes: Iterable[Commune]) -> Mapping[Figure, Told]:
    """Of several: the sum of what each shows."""
    several = tuple(communes)
    return {figure: telling.together(each.told[figure] for each in several) for figure in Figure}
