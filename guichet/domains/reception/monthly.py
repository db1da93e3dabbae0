"""A centre's month in figures, and the rows of the register that each of them is made of.

A figure is named by words joined with full stops: `visits`, `visits.sex.woman`, `satisfaction.staff.no`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils.translation import gettext as _

from guichet.domains.reception.models import Complaint, Day, Satisfaction, Visit
from guichet.domains.reception.vocabulary import Became, Check, Outcome, Purpose, Source
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.listed import Listed, listed
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.days import DayInBenin

Figures = Mapping[str, int]
DECEMBER = 12
SATISFACTION = {
    f"satisfaction.{source}.{word}": Q(source=source, satisfied=satisfied)
    for source in Source.values
    for word, satisfied in (("yes", True), ("no", False))
}
# What was asked for, or complained of, and answered in the same visit; anything else is not treated.
ASKED = {
    "information.treated": Q(purpose=Purpose.ASK, outcome=Outcome.DONE),
    "information.untreated": Q(purpose=Purpose.ASK) & ~Q(outcome=Outcome.DONE),
}
COMPLAINTS = {
    "complaints.treated": Q(follow_up__became=Became.ATTACHED),
    "complaints.untreated": Q(follow_up=None) | ~Q(follow_up__became=Became.ATTACHED),
}


@dataclass(frozen=True, slots=True)
class By:
    """What rows of each kind are counted together by."""

    visits: Combinable
    said: Combinable
    complaints: Combinable
    days: Combinable


Counted = tuple[Any, str, int]  # a place or a day, a figure, how many
BY_PLACE = By(F("place"), F("place"), F("place"), F("place"))
BY_DAY = By(
    visits=DayInBenin("opened_at"),
    said=DayInBenin("said_at"),
    complaints=DayInBenin("taken_at"),
    days=F("on"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the register: when, and its words as it keeps them. Nobody is named."""

    at: datetime
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Of a month: who came, and on how many days the centre declared itself open."""

    visits: int = 0
    days: int = 0


def bounds(month: date) -> tuple[datetime, datetime]:
    """From its first moment in Benin to that of the next month, which is left out."""
    year, after = (month.year + 1, 1) if month.month == DECEMBER else (month.year, month.month + 1)
    return datetime(month.year, month.month, 1, tzinfo=BENIN), datetime(year, after, 1, tzinfo=BENIN)


def figures(places: Collection[PlaceId], month: date) -> Mapping[PlaceId, Figures]:
    """Of each of these centres, in as many queries for one centre as for all; a figure that is not there is nought."""
    found: dict[PlaceId, Counter[str]] = {place: Counter() for place in places}
    for place, name, count in _counted(places, month, BY_PLACE):
        found[PlaceId(place)][name] += count
    return found


def by_day(place: PlaceId, month: date) -> Mapping[date, Figures]:
    """The same figures of one centre, each on the days that it is the sum of, the first day first."""
    found: defaultdict[date, Counter[str]] = defaultdict(Counter)
    for on, name, count in _counted([place], month, BY_DAY):
        found[on][name] += count
    return dict(sorted(found.items()))


def rows(place: PlaceId, month: date, figure: str, *, page: int = 1) -> Listed[Line] | None:
    """Those that the figure counts, in the order of the register; None for a figure that has none there."""
    since, until = bounds(month)
    if figure in SATISFACTION or figure.startswith("dissatisfaction."):
        wanted = SATISFACTION.get(figure) or Q(reason=figure.rpartition(".")[2], satisfied=False)
        said = Satisfaction.objects.filter(wanted, place=place, said_at__gte=since, said_at__lt=until)
        return listed(said.order_by("said_at", "pk"), page).of(_satisfaction)
    if figure in COMPLAINTS:
        taken = Complaint.objects.filter(COMPLAINTS[figure], place=place, taken_at__gte=since, taken_at__lt=until)
        return listed(taken.order_by("taken_at", "pk"), page).of(_complaint)
    if figure == "days":
        opened = Day.objects.filter(place=place, on__gte=since.date(), on__lt=until.date())
        return listed(opened.order_by("on", "pk"), page).of(_day)
    condition = _of_visits(figure)
    if condition is None:
        return None
    visits = Visit.objects.here(place).filter(condition, opened_at__gte=since, opened_at__lt=until)
    return listed(visits.order_by("opened_at", "pk"), page).of(_visit)


def attendance(places: Collection[PlaceId], *, since: date, until: date) -> Mapping[tuple[PlaceId, date], Attendance]:
    """By centre and month, from the first of `since` to that of `until`, which is left out; a month without is nought.

    In two queries.
    """
    wanted = {month: bounds(month) for month in _months(since, until)}
    visits = Visit.objects.filter(place__in=places, opened_at__gte=bounds(since)[0], opened_at__lt=bounds(until)[0])
    came = {month: Q(opened_at__gte=begins, opened_at__lt=ends) for month, (begins, ends) in wanted.items()}
    days = Day.objects.filter(place__in=places, on__gte=since.replace(day=1), on__lt=until.replace(day=1))
    opened = {month: Q(on__gte=begins.date(), on__lt=ends.date()) for month, (begins, ends) in wanted.items()}
    of_visits, of_days = _by_month(visits, came), _by_month(days, opened)
    keys = {**of_visits, **of_days}
    return {key: Attendance(of_visits.get(key, 0), of_days.get(key, 0)) for key in keys}


def _months(since: date, until: date) -> Iterator[date]:
    month = since.replace(day=1)
    while month < until.replace(day=1):
        yield month
        month = bounds(month)[1].date()


def _by_month(rows: QuerySet[Any], months: Mapping[date, Q]) -> dict[tuple[PlaceId, date], int]:
    """Counted between bounds: SQLite would ask Python for the month of each row."""
    counts = {f"in_{month:%Y_%m}": Count("pk", filter=within) for month, within in months.items()}
    return {
        (PlaceId(place), month): count
        for place, *of_place in rows.order_by("place").values("place").annotate(**counts).values_list("place", *counts)
        for month, count in zip(months, of_place, strict=True)
        if count
    }


def _of_visits(figure: str) -> Q | None:
    if figure == "visits":
        return Q()
    if figure in ASKED:
        return ASKED[figure]
    head, field, value = (*figure.split("."), "", "")[:3]
    known = head == "visits" and field in {"sex", "purpose", "outcome"}
    return Q(**{field: "" if value == "open" else value}) if known else None


def _counted(places: Collection[PlaceId], month: date, by: By) -> Iterator[Counted]:
    since, until = bounds(month)
    visits = Visit.objects.filter(place__in=places, opened_at__gte=since, opened_at__lt=until)
    yield from _visits(visits.annotate(key=by.visits))
    said = Satisfaction.objects.filter(place__in=places, said_at__gte=since, said_at__lt=until)
    yield from _said(said.annotate(key=by.said))
    taken = Complaint.objects.filter(place__in=places, taken_at__gte=since, taken_at__lt=until)
    for name, condition in COMPLAINTS.items():
        for key, count in _by_key(taken.filter(condition).annotate(key=by.complaints)):
            yield key, name, count
    days = Day.objects.filter(place__in=places, on__gte=since.date(), on__lt=until.date())
    for key, count in _by_key(days.annotate(key=by.days)):
        yield key, "days", count


def _by_key(rows: QuerySet[Any]) -> Iterator[tuple[Any, int]]:
    yield from rows.values_list("key").annotate(count=Count("pk")).order_by("key")


def _visits(rows: QuerySet[Any]) -> Iterator[Counted]:
    grouped = rows.values_list("key", "sex", "purpose", "outcome").annotate(count=Count("pk")).order_by("key")
    for key, sex, purpose, outcome, count in grouped:
        yield key, "visits", count
        yield key, f"visits.sex.{sex}", count
        yield key, f"visits.purpose.{purpose}", count
        yield key, f"visits.outcome.{outcome or 'open'}", count
        if purpose == Purpose.ASK:
            yield key, f"information.{'treated' if outcome == Outcome.DONE else 'untreated'}", count


def _said(rows: QuerySet[Any]) -> Iterator[Counted]:
    grouped = rows.values_list("key", "source", "satisfied", "reason").annotate(count=Count("pk")).order_by("key")
    for key, source, satisfied, reason, count in grouped:
        yield key, f"satisfaction.{source}.{'yes' if satisfied else 'no'}", count
        if reason:
            yield key, f"dissatisfaction.{reason}", count


def _visit(row: Visit) -> Line:
    outcome = row.get_outcome_display() if row.outcome else ""
    return Line(row.opened_at, (row.get_sex_display(), row.get_purpose_display(), outcome))


def _satisfaction(row: Satisfaction) -> Line:
    reason = row.get_reason_display() if row.reason else ""
    return Line(row.said_at, (str(row.get_source_display()), reason))


def _day(row: Day) -> Line:
    closed = _("fermé à %(hour)s") % {"hour": _hour(row.closed_at)} if row.closed_at else _("fermeture non déclarée")
    missing = [str(Check(code).label) for code in row.missing]
    return Line(row.opened_at, (closed, *missing, row.remark))


def _hour(at: datetime) -> str:
    return f"{at.astimezone(BENIN):%H:%M}"


def _complaint(row: Complaint) -> Line:
    return Line(row.taken_at, (row.reference, row.get_about_display()))
