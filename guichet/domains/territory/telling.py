"""What the public reads of communes: cells that nobody is alone in, and that share nothing (docs/figures.md).

Months of a commune wait for each other until they are ten together, as in `commons/indicators/cutting.py`; a period
shows the sum of the cells that lie within it, and says which of its months are told with others or not at all.
What a cell is made of (women and men, served or not, days) is told where each part is ten or more, or nought.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from guichet.commons.indicators import cutting
from guichet.commons.indicators.cutting import FEW, Tally
from guichet.domains.territory import measures
from guichet.domains.territory.measures import Counts
from guichet.domains.territory.periods import Period


class Figure(StrEnum):
    """What is counted of people, and therefore cut."""

    VISITS = "visits"
    VISITOR = "visitor"
    STAFF = "staff"
    COMPLAINTS = "complaints"


TALLIES: Mapping[Figure, Callable[[Counts], Tally]] = {
    Figure.VISITS: lambda counts: Tally(counts.visits),
    Figure.VISITOR: lambda counts: Tally(counts.visitor, counts.visitor_yes),
    Figure.STAFF: lambda counts: Tally(counts.staff, counts.staff_yes),
    Figure.COMPLAINTS: lambda counts: Tally(counts.complaints_opened),
}
# Each is shared out without a rest.
SHARES: Mapping[str, Callable[[Counts], tuple[int, ...]]] = {
    "sex": lambda counts: (counts.women, counts.men, counts.unsaid),
    "done": lambda counts: (counts.done, counts.visits - counts.done),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Those months of a commune together. `count` None is under ten, and then nothing else is said."""

    months: tuple[date, ...]
    count: int | None
    yes: int = 0
    shares: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """Of a period. `count` None: something was counted, and no cell of the period says it.

    `untold` are months of the period with something that `count` does not hold: under ten, or told in `beside`, a cell
    with months outside of the period.
    """

    count: int | None = 0
    yes: int = 0
    shares: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    untold: tuple[date, ...] = ()

    @property
    def done(self) -> int | None:
        """How many were served; None where that is not told."""
        return self.shares["done"][0] if "done" in self.shares else None


@dataclass(frozen=True, slots=True)
class Together:
    """Days that are told as one, since one of them alone would be under ten."""

    days: tuple[date, ...]
    count: int
    yes: int = 0


def cells(months: Mapping[date, Counts], figure: Figure, under_way: date) -> tuple[Cell, ...]:
    """Of one commune, the earliest first; `under_way` is the first day of the month that is not over."""
    years: defaultdict[int, dict[date, Tally]] = defaultdict(dict)
    for month, counts in months.items():
        years[month.year][month] = TALLIES[figure](counts)
    return tuple(
        _cell(group, tally, figure, months)
        for year in sorted(years)
        for group, tally in sorted(cutting.by_month(years[year], under_way), key=lambda each: each[0])
    )


def _cell(group: tuple[date, ...], tally: Tally | None, figure: Figure, months: Mapping[date, Counts]) -> Cell:
    if tally is None:
        return Cell(group, None)
    whole = measures.total(months[month] for month in group)
    shares = {name: parts(whole) for name, parts in SHARES.items()} if figure == Figure.VISITS else {}
    told = {name: parts for name, parts in shares.items() if all(part == 0 or part >= FEW for part in parts)}
    return Cell(group, tally.count, tally.in_time, told)


def of_period(found: Iterable[Cell], period: Period) -> Told:
    """The sum of the cells within it: whatever anybody subtracts, a cell of ten or more is left."""
    wanted = set(period.months)
    meeting = [cell for cell in found if wanted.intersection(cell.months)]
    within = [cell for cell in meeting if cell.count is not None and wanted.issuperset(cell.months)]
    untold = sorted(month for cell in meeting if cell not in within for month in wanted.intersection(cell.months))
    if not within:
        return Told(None if untold else 0, untold=tuple(untold))
    return Told(
        sum(cell.count or 0 for cell in within), sum(cell.yes for cell in within), _summed(within), tuple(untold)
    )


def _summed(within: Sequence[Cell]) -> Mapping[str, tuple[int, ...]]:
    """Of what every cell tells: a share of some of them would be taken for one of all."""
    return {
        name: tuple(map(sum, zip(*(cell.shares[name] for cell in within), strict=True)))
        for name in SHARES
        if all(name in cell.shares for cell in within)
    }


def exactly(counts: Counts, figure: Figure) -> Told:
    """For staff who follow the commune: everything, few or not."""
    tally = TALLIES[figure](counts)
    shares = {name: parts(counts) for name, parts in SHARES.items()} if figure == Figure.VISITS else {}
    return Told(tally.count, tally.in_time, shares)


def together(told: Iterable[Told]) -> Told:
    """Of several communes: the sum of what they show."""
    several = [each for each in told if each.count]
    shares = {
        name: tuple(map(sum, zip(*(each.shares[name] for each in several), strict=True)))
        for name in SHARES
        if several and all(name in each.shares for each in several)
    }
    return Told(sum(each.count or 0 for each in several), sum(each.yes for each in several), shares)


def spread(days: Mapping[date, Counts], figure: Figure) -> tuple[Together, ...]:
    """How a told cell is spread over its days: no group counts less than ten, and they add up to the cell.

    Small days wait for the next small ones; those that are left at the end go with the last group that waited, or with
    the smallest day. Raises ValueError where all of them are under ten: that cell is not told.
    """
    tallies = {on: TALLIES[figure](counts) for on, counts in sorted(days.items())}
    groups: list[list[date]] = []
    joined: list[list[date]] = []
    waiting: list[date] = []
    for on in (on for on, tally in tallies.items() if tally.count):
        if tallies[on].count >= FEW:
            groups.append([on])
            continue
        waiting.append(on)
        if sum(tallies[each].count for each in waiting) >= FEW:
            joined.append(waiting)
            waiting = []
    if waiting:
        _largest_home(groups, joined, tallies).extend(waiting)
    return tuple(sorted(_together(groups + joined, tallies), key=lambda each: each.days))


def _largest_home(groups: list[list[date]], joined: list[list[date]], tallies: Mapping[date, Tally]) -> list[date]:
    if joined:
        return joined[-1]
    if not groups:
        raise ValueError("days that are under ten together are not told")
    return min(groups, key=lambda group: (tallies[group[0]].count, group[0]))


def _together(groups: Iterable[list[date]], tallies: Mapping[date, Tally]) -> Iterator[Together]:
    for group in groups:
        tally = cutting.total(tallies[on] for on in group)
        yield Together(tuple(sorted(group)), tally.count, tally.in_time)
