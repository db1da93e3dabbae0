"""A centre's month in figures, and the rows of the register that each of them is made of.

A figure is named by words joined with full stops: `visits`, `visits.sex.woman`, `satisfaction.staff.no`.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from guichet.domains.reception.models import Complaint, Day, Satisfaction, Visit
from guichet.domains.reception.vocabulary import Became, Outcome, Purpose, Source
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.listed import Listed, listed
from guichet.foundation.places.calendar import BENIN

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
    """Of each of these centres, in as many queries for one as for all; a figure that is not there is nought."""
    found: dict[PlaceId, Counter[str]] = {place: Counter() for place in places}
    for place, name, count in (*_visits(places, month), *_said(places, month), *_days(places, month)):
        if count:
            found[place][name] += count
    return found


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
    condition = _of_visits(figure)
    if condition is None:
        return None
    visits = Visit.objects.here(place).filter(condition, opened_at__gte=since, opened_at__lt=until)
    return listed(visits.order_by("opened_at", "pk"), page).of(_visit)


def attendance(places: Collection[PlaceId], *, since: date, until: date) -> Mapping[tuple[PlaceId, date], Attendance]:
    """By centre and month, from the first of `since` to that of `until`, which is left out; a month without is nought.

    In two queries.
    """
    begins, ends = bounds(since)[0], bounds(until)[0]
    visits = Visit.objects.filter(place__in=places, opened_at__gte=begins, opened_at__lt=ends)
    came = visits.values_list("place", TruncMonth("opened_at", tzinfo=BENIN)).annotate(count=Count("pk"))
    days = Day.objects.filter(place__in=places, on__gte=begins.date(), on__lt=ends.date())
    opened = days.values_list("place", TruncMonth("on")).annotate(count=Count("pk"))
    of_visits, of_days = _by_month(came.order_by("place")), _by_month(opened.order_by("place"))
    keys = {**of_visits, **of_days}
    return {key: Attendance(of_visits.get(key, 0), of_days.get(key, 0)) for key in keys}


def _by_month(rows: Iterable[tuple[str, date, int]]) -> dict[tuple[PlaceId, date], int]:
    return {(PlaceId(place), date(month.year, month.month, 1)): count for place, month, count in rows}


def _of_visits(figure: str) -> Q | None:
    if figure == "visits":
        return Q()
    if figure in ASKED:
        return ASKED[figure]
    head, field, value = (*figure.split("."), "", "")[:3]
    known = head == "visits" and field in {"sex", "purpose", "outcome"}
    return Q(**{field: "" if value == "open" else value}) if known else None


def _visits(places: Collection[PlaceId], month: date) -> Iterable[tuple[PlaceId, str, int]]:
    since, until = bounds(month)
    rows = Visit.objects.filter(place__in=places, opened_at__gte=since, opened_at__lt=until)
    grouped = rows.values_list("place", "sex", "purpose", "outcome").annotate(count=Count("pk")).order_by("place")
    for code, sex, purpose, outcome, count in grouped:
        place = PlaceId(code)
        yield place, "visits", count
        yield place, f"visits.sex.{sex}", count
        yield place, f"visits.purpose.{purpose}", count
        yield place, f"visits.outcome.{outcome or 'open'}", count
        if purpose == Purpose.ASK:
            yield place, f"information.{'treated' if outcome == Outcome.DONE else 'untreated'}", count


def _said(places: Collection[PlaceId], month: date) -> Iterable[tuple[PlaceId, str, int]]:
    since, until = bounds(month)
    said = Satisfaction.objects.filter(place__in=places, said_at__gte=since, said_at__lt=until)
    grouped = said.values_list("place", "source", "satisfied", "reason").annotate(count=Count("pk")).order_by("place")
    for code, source, satisfied, reason, count in grouped:
        yield PlaceId(code), f"satisfaction.{source}.{'yes' if satisfied else 'no'}", count
        if reason:
            yield PlaceId(code), f"dissatisfaction.{reason}", count
    taken = Complaint.objects.filter(place__in=places, taken_at__gte=since, taken_at__lt=until)
    for name, condition in COMPLAINTS.items():
        for code, count in taken.filter(condition).values_list("place").annotate(count=Count("pk")).order_by("place"):
            yield PlaceId(code), name, count


def _days(places: Collection[PlaceId], month: date) -> Iterable[tuple[PlaceId, str, int]]:
    since, until = bounds(month)
    days = Day.objects.filter(place__in=places, on__gte=since.date(), on__lt=until.date())
    for code, count in days.values_list("place").annotate(count=Count("pk")).order_by("place"):
        yield PlaceId(code), "days", count


def _visit(row: Visit) -> Line:
    outcome = row.get_outcome_display() if row.outcome else ""
    return Line(row.opened_at, (row.get_sex_display(), row.get_purpose_display(), outcome))


def _satisfaction(row: Satisfaction) -> Line:
    reason = row.get_reason_display() if row.reason else ""
    return Line(row.said_at, (str(row.get_source_display()), reason))


def _complaint(row: Complaint) -> Line:
    return Line(row.taken_at, (row.reference, row.get_about_display()))
