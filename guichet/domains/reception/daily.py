"""What the registers of all centres say of each day, in as many queries however many centres there are.

A day is Benin's. Names are those of the figures of a day: `visits`, `women`, `visitor_yes`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Min

from guichet.domains.reception.models import Complaint, Day, FollowUp, Satisfaction, Visit
from guichet.domains.reception.vocabulary import Became, Dissatisfaction, Outcome, Purpose, Sex, Source
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places.calendar import BENIN, ONE_DAY
from guichet.foundation.places.days import DayInBenin

CentreDay = tuple[PlaceId, date]
Line = tuple[str, date, str, int]
# What people would otherwise have had to go elsewhere for.
SERVED = frozenset({Purpose.REQUEST, Purpose.COLLECT, Purpose.FOLLOW, Purpose.ASK})


def daily(first: date, last: date) -> Mapping[CentreDay, Counter[str]]:
    """Of each centre and day from `first` to `last`; what is nought is not there."""
    found: defaultdict[CentreDay, Counter[str]] = defaultdict(Counter)
    begins, ends = _midnight(first), _midnight(last + ONE_DAY)
    for lines in (_visits(begins, ends), _said(begins, ends), _complaints(begins, ends), _opened(first, last)):
        for place, on, name, count in lines:
            found[PlaceId(place), on][name] += count
    return found


@dataclass(frozen=True, slots=True)
class Kind:
    """So many visits of one kind; `outcome` is None of those that nobody closed."""

    sex: Sex
    purpose: Purpose
    outcome: Outcome | None
    count: int


@dataclass(frozen=True, slots=True)
class Opinion:
    source: Source
    satisfied: bool
    reason: Dissatisfaction | None
    count: int


def visits_of(places: Collection[str], on: date) -> tuple[Kind, ...]:
    """What the visits of a day at these centres are made of: the most frequent kind first."""
    rows = Visit.objects.filter(place__in=places, opened_at__gte=_midnight(on), opened_at__lt=_midnight(on + ONE_DAY))
    grouped = rows.values_list("sex", "purpose", "outcome").annotate(count=Count("pk"))
    return tuple(
        Kind(Sex(sex), Purpose(purpose), Outcome(outcome) if outcome else None, count)
        for sex, purpose, outcome, count in grouped.order_by("-count", "sex", "purpose", "outcome")
    )


def opinions_of(places: Collection[str], on: date) -> tuple[Opinion, ...]:
    rows = Satisfaction.objects.filter(
        place__in=places, said_at__gte=_midnight(on), said_at__lt=_midnight(on + ONE_DAY)
    )
    grouped = rows.values_list("source", "satisfied", "reason").annotate(count=Count("pk"))
    return tuple(
        Opinion(Source(source), satisfied, Dissatisfaction(reason) if reason else None, count)
        for source, satisfied, reason, count in grouped.order_by("source", "-satisfied", "reason")
    )


def first_day() -> date | None:
    """The first with anything in it."""
    visited: datetime | None = Visit.objects.aggregate(first=Min("opened_at"))["first"]
    opened: date | None = Day.objects.aggregate(first=Min("on"))["first"]
    days = [visited.astimezone(BENIN).date() if visited else None, opened]
    return min((day for day in days if day is not None), default=None)


def closed_today(on: date) -> Mapping[str, datetime | None]:
    """The centres that declared themselves open on that day, and when they closed; None while they are open."""
    return dict(Day.objects.filter(on=on).order_by("place").values_list("place", "closed_at"))


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time(0), BENIN)


def _visits(begins: datetime, ends: datetime) -> Iterator[Line]:
    rows = Visit.objects.filter(opened_at__gte=begins, opened_at__lt=ends)
    day = DayInBenin("opened_at")
    grouped = rows.values_list("place", day, "sex", "purpose", "outcome").annotate(count=Count("pk"))
    for place, on, sex, purpose, outcome, count in grouped.order_by("place"):
        yield place, on, "visits", count
        if sex != Sex.UNSAID:
            yield place, on, "women" if sex == Sex.WOMAN else "men", count
        if outcome == Outcome.DONE and purpose in SERVED:
            yield place, on, "done", count


def _said(begins: datetime, ends: datetime) -> Iterator[Line]:
    rows = Satisfaction.objects.filter(said_at__gte=begins, said_at__lt=ends)
    day = DayInBenin("said_at")
    grouped = rows.values_list("place", day, "source", "satisfied").annotate(count=Count("pk")).order_by("place")
    for place, on, source, satisfied, count in grouped:
        yield place, on, f"{source}_{'yes' if satisfied else 'no'}", count


def _complaints(begins: datetime, ends: datetime) -> Iterator[Line]:
    """Treated is what another office answers, as in the monthly report."""
    taken = Complaint.objects.filter(taken_at__gte=begins, taken_at__lt=ends)
    opened = taken.values_list("place", DayInBenin("taken_at")).annotate(count=Count("pk"))
    for place, on, count in opened.order_by("place"):
        yield place, on, "complaints_opened", count
    joined = FollowUp.objects.filter(became=Became.ATTACHED, at__gte=begins, at__lt=ends)
    treated = joined.values_list("complaint__place", DayInBenin("at")).annotate(count=Count("pk"))
    for place, on, count in treated.order_by("complaint__place"):
        yield place, on, "complaints_treated", count


def _opened(first: date, last: date) -> Iterator[Line]:
    for place, on in Day.objects.filter(on__range=(first, last)).order_by("place", "on").values_list("place", "on"):
        yield place, on, "opened", 1
