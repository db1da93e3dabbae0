"""What people declared beside what was measured: never one sum, and the difference between them.

Visits: the monthly report as transmitted, against the register as it is. Days: those declared open, against those on
which the node answered in half of its opening hours or more. Satisfied: entered by the centre, against faces pressed.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from guichet.commons.indicators.cutting import FEW
from guichet.domains.reporting import transmitted as reports
from guichet.domains.territory import measures, queries, telling
from guichet.domains.territory.atlas import Commune
from guichet.domains.territory.measures import Counts
from guichet.domains.territory.periods import Period
from guichet.domains.territory.telling import Figure, Told
from guichet.foundation.places import queries as places

Reported = Mapping[str, Mapping[date, int]]
Pairing = Callable[[str, Mapping[date, int]], "Pair | None"]


@dataclass(frozen=True, slots=True)
class Pair:
    """`is_near`: the two differ by fewer than ten persons, and `declared` is then not told in public."""

    declared: int | None
    measured: int
    is_near: bool = False

    @property
    def difference(self) -> int | None:
        return None if self.declared is None else self.declared - self.measured


@dataclass(frozen=True, slots=True)
class Compared:
    """Of a commune. `visits` is None where no month is both reported by all its centres and told."""

    commune: Commune
    reported: tuple[date, ...]
    visits: Pair | None
    days: Pair
    entered: Told
    pressed: Told


def publicly(communes: Iterable[Commune], period: Period, today: date) -> tuple[Compared, ...]:
    """Of communes with anything; what is few is told as everywhere, and a small difference as such."""
    months = queries.months(date(period.first.year, 1, 1), date(period.last.year, 12, 1))
    return _compared(communes, period, lambda code, told: _public_pair(months.get(code, {}), told, period, today))


def exactly(communes: Iterable[Commune], period: Period) -> tuple[Compared, ...]:
    """For whoever follows these communes."""
    months = queries.months(period.first, period.last)
    return _compared(communes, period, lambda code, told: _exact_pair(months.get(code, {}), told))


def _compared(communes: Iterable[Commune], period: Period, pair: Pairing) -> tuple[Compared, ...]:
    declared = reported(period)
    up = queries.days_up(period.first, period.last)
    return tuple(
        Compared(
            commune=each,
            reported=tuple(sorted(declared.get(each.facts.code, {}))),
            visits=pair(each.facts.code, declared.get(each.facts.code, {})),
            days=_days(up.get(each.facts.code, {})),
            entered=each.told[Figure.STAFF],
            pressed=each.told[Figure.VISITOR],
        )
        for each in communes
        if each.is_counted or each.facts.code in declared
    )


def reported(period: Period) -> Reported:
    """Visits by commune and month, of months that every centre of the commune transmitted."""
    of_centre = {each.code: each.commune_code for each in places.centres()}
    centres = Counter(of_centre.values())
    found: defaultdict[str, defaultdict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    for report in reports.transmitted(period.first, period.last):
        if commune := of_centre.get(report.place):
            found[commune][report.month].append(report.figure("visits"))
    return {
        commune: {month: sum(visits) for month, visits in months.items() if len(visits) == centres[commune]}
        for commune, months in found.items()
    }


def _days(months: Mapping[date, tuple[int, int]]) -> Pair:
    return Pair(sum(declared for declared, _up in months.values()), sum(up for _declared, up in months.values()))


def _exact_pair(months: Mapping[date, Counts], declared: Mapping[date, int]) -> Pair | None:
    if not declared:
        return None
    return Pair(sum(declared.values()), measures.total(months[month] for month in declared if month in months).visits)


def _public_pair(
    months: Mapping[date, Counts], declared: Mapping[date, int], period: Period, today: date
) -> Pair | None:
    """Of whole cells all of whose months are reported: sums of cells on the one side, and of their reports."""
    cells = telling.cells(months, Figure.VISITS, today.replace(day=1))
    held = [
        cell
        for cell in cells
        if cell.count is not None and set(cell.months) <= declared.keys() and set(cell.months) <= set(period.months)
    ]
    if not held:
        return None
    said = sum(declared[month] for cell in held for month in cell.months)
    measured = sum(cell.count or 0 for cell in held)
    is_near = 0 < abs(said - measured) < FEW
    return Pair(None if is_near or said < FEW else said, measured, is_near)
