"""What is published of a figure: cells that nobody is alone in, and that share nothing.

Each cell counts ten or more, and no request is in two cells of one kind of cut. Whatever a page adds up is a sum of
cells, so no subtraction gives less than a cell: there is no hidden one to be found.

Months come first. A month under ten waits for the next ones of its year that are under ten too, until they are ten
together; what is never ten is not told. A cell that was published stays as it is, whatever the following months bring,
so that the cells of yesterday held against those of today tell nobody either. The month under way joins no other.
Places come second, and share out a cell of whole months that are over: communes of ten or more, then what is left of
their department, then what is left of the country, with the smallest of the others if that alone were under ten.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

FEW = 10
ONLINE = ""  # the commune of what came by no centre
OTHERS = "*"  # all motives that have no cell of their own
Key = TypeVar("Key", bound=Hashable)


class Kind(StrEnum):
    """Which places a cell is of. `DEPARTMENT` and `REST` are of the communes there that have no cell of their own."""

    COUNTRY = "country"
    COMMUNE = "commune"
    ONLINE = "online"
    DEPARTMENT = "department"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Place:
    """`code` of a commune or a department, empty for the other kinds."""

    kind: Kind = Kind.COUNTRY
    code: str = ""


COUNTRY, REST = Place(), Place(Kind.REST)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many, how many of them in time, and how many took so many hours."""

    count: int = 0
    in_time: int = 0
    lengths: Mapping[int, int] = field(default_factory=dict)


def total(tallies: Iterable[Tally]) -> Tally:
    count = in_time = 0
    lengths: dict[int, int] = {}
    for each in tallies:
        count, in_time = count + each.count, in_time + each.in_time
        for hours, number in each.lengths.items():
            lengths[hours] = lengths.get(hours, 0) + number
    return Tally(count, in_time, lengths)


def hours_for(percent: int, lengths: Mapping[int, int]) -> int | None:
    """Within how many hours so many of a hundred were done (nearest rank); None of nothing."""
    whole, passed = sum(lengths.values()), 0
    for hours, count in sorted(lengths.items()):
        passed += count
        if passed * 100 >= percent * whole:
            return hours
    return None


@dataclass(frozen=True, slots=True)
class Piece:
    """What is told of those months at that place. Without a tally it is under ten, and not told."""

    months: tuple[date, ...]
    place: Place
    tally: Tally | None
    motive: str = ""


Groups = Mapping[date, Mapping[str, Tally]]


def by_month(months: Mapping[date, Tally], under_way: date) -> Iterator[tuple[tuple[date, ...], Tally | None]]:
    """The months of one year in groups. `under_way` is the first day of the month that is not over."""
    waiting: list[date] = []
    for month in sorted(month for month, tally in months.items() if tally.count):
        if months[month].count >= FEW or month >= under_way:
            yield (month,), _told(months[month])
            continue
        waiting.append(month)
        together = total(months[each] for each in waiting)
        if together.count >= FEW:
            yield tuple(waiting), together
            waiting = []
    if waiting:
        yield tuple(waiting), None


def _told(tally: Tally) -> Tally | None:
    return tally if tally.count >= FEW else None


def by_place(communes: Mapping[str, Tally], departments: Mapping[str, str]) -> Mapping[Place, Tally]:
    """Share out what counts ten or more. `departments` names that of each commune."""
    shared: dict[Place, Tally] = {}
    small: defaultdict[str, list[Tally]] = defaultdict(list)
    for code, tally in communes.items():
        if tally.count >= FEW:
            shared[Place(Kind.COMMUNE, code) if code != ONLINE else Place(Kind.ONLINE)] = tally
        elif tally.count:
            small[departments.get(code, "")].append(tally)
    left: list[Tally] = []
    for department, tallies in small.items():
        together = total(tallies)
        if department and together.count >= FEW:
            shared[Place(Kind.DEPARTMENT, department)] = together
        else:
            left.append(together)
    # A commune beside a cell of its department would be taken for one of those in it.
    beside = {place for place in shared if Place(Kind.DEPARTMENT, departments.get(place.code, "")) in shared}
    return _with_the_rest(shared, left, REST, beside)


def by_motive(motives: Mapping[str, Tally]) -> Mapping[str, Tally]:
    """Share out what counts ten or more: motives of ten or more, and all others together, with what has no motive."""
    shared = {motive: tally for motive, tally in motives.items() if motive and tally.count >= FEW}
    left = [tally for motive, tally in motives.items() if motive not in shared and tally.count]
    return _with_the_rest(shared, left, OTHERS, frozenset())


def _with_the_rest(
    shared: dict[Key, Tally], left: list[Tally], rest: Key, beside: Collection[Key]
) -> Mapping[Key, Tally]:
    """What is left under ten would follow from the whole: the smallest of the others, but for those, goes with it."""
    if left and shared and sum(each.count for each in left) < FEW:
        smallest = min(shared.keys() - set(beside), key=lambda each: (shared[each].count, str(each)))
        left.append(shared.pop(smallest))
    return shared | {rest: total(left)} if left else shared


def pieces(months: Groups, departments: Mapping[str, str], under_way: date) -> Iterator[Piece]:
    """All cells of one figure of one service in one year: `months` are its tallies by month and commune."""
    of_country = {month: total(communes.values()) for month, communes in months.items()}
    for group, tally in by_month(of_country, under_way):
        yield Piece(group, COUNTRY, tally)
        if tally is not None and group[-1] < under_way:
            shares = by_place(_together(months, group), departments)
            yield from (
                Piece(group, place, share) for place, share in shares.items() if len(shares) > 1 or place != REST
            )


def pieces_by_motive(months: Groups, under_way: date) -> Iterator[Piece]:
    """The same, shared out by motive instead of place: `months` are tallies by month and motive."""
    of_all = {month: total(motives.values()) for month, motives in months.items()}
    for group, tally in by_month(of_all, under_way):
        if tally is not None and group[-1] < under_way:
            shares = by_motive(_together(months, group))
            yield from (
                Piece(group, COUNTRY, share, motive)
                for motive, share in shares.items()
                if motive != OTHERS or len(shares) > 1
            )


def _together(months: Groups, group: Sequence[date]) -> Mapping[str, Tally]:
    found: defaultdict[str, list[Tally]] = defaultdict(list)
    for month in group:
        for key, tally in months[month].items():
            found[key].append(tally)
    return {key: total(tallies) for key, tallies in found.items()}
