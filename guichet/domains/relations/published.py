"""What is public of the figures of the desk: cells of ten messages and more, none of which shares a message.

Months and keys are told together as on the board (`guichet.commons.indicators.cutting`). A month is told once the
thirty days of its last message are over: nothing that comes later changes what its cells say of delays, or where a
message counts, so that yesterday's held against today's tell nobody. Scores may still come: they are whole points, of
so many tens of them. All is read from the months that `counting` keeps: a visit costs the same however many messages
there are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min

from guichet.commons.indicators import cutting
from guichet.commons.indicators.cutting import FEW, OTHERS, Tally
from guichet.domains.relations import counting
from guichet.domains.relations.counting import Counts
from guichet.domains.relations.figures import COLUMNS, Cut
from guichet.domains.relations.models import ConcernMonth
from guichet.domains.relations.models.months import FIELDS, RECEIVED, STEPS, TRANSFERRED, WITHIN
from guichet.domains.relations.operations.concerns import ANSWERED_WITHIN
from guichet.domains.relations.vocabulary import ScoreSource

CUTS = (Cut.THEME, Cut.STRUCTURE, Cut.CHANNEL, Cut.SEX, Cut.KIND)
ALL = ""  # the key of all messages of those months
WHOLE = Cut.KIND  # each message is of one kind: they add up to all
LONGEST = ANSWERED_WITHIN.days


@dataclass(frozen=True, slots=True)
class Means:
    """From 0 to 10 in whole points, of at least so many scores, in tens."""

    at_least: int
    delay: int
    result: int


@dataclass(frozen=True, slots=True)
class Cell:
    """`count` None is under ten, and then nothing else is said. `key` is `ALL`, one of the cut, or `OTHERS` together.

    `in_time` had their first answer within thirty days, and half of all had it within `days_for_half`: None is more.
    `transferred` came to the structure that they count for from another, within that time.
    """

    months: tuple[date, ...]
    key: str
    count: int | None
    in_time: int = 0
    days_for_half: int | None = None
    by_person: Means | None = None
    by_staff: Means | None = None
    transferred: int = 0


def as_of(at: datetime) -> datetime | None:
    """All that happened until then is in what is told; None while nothing is."""
    told = ConcernMonth.objects.filter(month__lt=counting.first_open(at))
    found: datetime | None = told.aggregate(oldest=Min("counted_at"))["oldest"]
    return found


def totals(at: datetime) -> tuple[Cell, ...]:
    """A cell a group of months, by the last of them. In one query."""
    found = (
        _cell(group, ALL, _sum(together.values())) if together else Cell(group, ALL, None)
        for group, together in _groups(_kept(WHOLE, at))
    )
    return tuple(sorted(found, key=lambda cell: cell.months[-1]))


def shares(cut: Cut, at: datetime, year: int | None = None) -> tuple[Cell, ...]:
    """How one of `CUTS` shares out each of those groups, of one year or all; nothing of a group that it cannot share.

    In one query. No group is of two years.
    """
    return tuple(
        cell for group, together in _groups(_kept(cut, at, year)) if together for cell in _shared(group, together)
    )


def _shared(group: tuple[date, ...], together: Mapping[str, Counts]) -> Iterator[Cell]:
    told = cutting.by_motive({key: Tally(counts[RECEIVED]) for key, counts in together.items()})
    rest = _sum(counts for key, counts in together.items() if key not in told)
    if told.keys() == {OTHERS}:
        return
    for key in sorted(told):
        yield _cell(group, key, rest if key == OTHERS else together[key])


def _groups(
    counted: Mapping[date, Mapping[str, Counts]],
) -> Iterator[tuple[tuple[date, ...], Mapping[str, Counts]]]:
    """Months of one year that are ten together, by key; nothing beside those that never are."""
    years: defaultdict[int, dict[date, Tally]] = defaultdict(dict)
    for month, keys in counted.items():
        years[month.year][month] = Tally(_sum(keys.values())[RECEIVED])
    for _year, months in sorted(years.items()):
        for group, tally in cutting.by_month(months, date.max):
            yield group, _together(counted, group) if tally else {}


def _together(counted: Mapping[date, Mapping[str, Counts]], group: Iterable[date]) -> Mapping[str, Counts]:
    found: defaultdict[str, Counts] = defaultdict(Counter)
    for month in group:
        for key, counts in counted[month].items():
            found[key] += counts
    return found


def _kept(cut: Cut, at: datetime, year: int | None = None) -> Mapping[date, Mapping[str, Counts]]:
    rows = ConcernMonth.objects.filter(cut=COLUMNS[cut], month__lt=counting.first_open(at))
    if year is not None:
        rows = rows.filter(month__range=(date(year, 1, 1), date(year, 12, 31)))
    months: defaultdict[date, dict[str, Counts]] = defaultdict(dict)
    for month, key, *numbers in rows.order_by("month", "key").values_list("month", "key", *FIELDS):
        months[month][key] = Counter(dict(zip(FIELDS, numbers, strict=True)))
    return months


def _sum(counts: Iterable[Counts]) -> Counts:
    return sum(counts, Counter())


def _cell(group: tuple[date, ...], key: str, counts: Counts) -> Cell:
    half = (days for days in STEPS if 2 * counts[WITHIN[days]] >= counts[RECEIVED])
    return Cell(
        months=group,
        key=key,
        count=counts[RECEIVED],
        in_time=counts[WITHIN[LONGEST]],
        days_for_half=next(half, None),
        by_person=_means(ScoreSource.PERSON, counts),
        by_staff=_means(ScoreSource.STAFF, counts),
        transferred=counts[TRANSFERRED],
    )


def _means(source: ScoreSource, counts: Counts) -> Means | None:
    """None of fewer than ten."""
    number = counts[f"{source}_count"]
    if number < FEW:
        return None
    return Means(
        number // FEW * FEW, _rounded(counts[f"{source}_delay"], number), _rounded(counts[f"{source}_result"], number)
    )


def _rounded(total: int, number: int) -> int:
    return (2 * total + number) // (2 * number)
