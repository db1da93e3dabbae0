"""What the public figures say of cases: of each day what came, what was decided, and whether the promise was kept.

A rate is of what was decided; what is not decided is counted beside it, as open past its promise, so that a file held
back hides in no rate. What came by a centre is of the commune of that centre, all else of none.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil

from django.db.models import Count, F, Min, Q, QuerySet

from guichet.commons.catalogue.definition.treatment import OutcomeKind
from guichet.commons.indicators.measures import Counted, Measure
from guichet.domains.casework.models import Case, Complaint, Decision, Pause, Turn
from guichet.domains.casework.vocabulary import Settled, State
from guichet.foundation.journal.models import Entry
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN, ONE_DAY

HOUR = timedelta(hours=1)
BY_THE_HOUR = 48
HOURS_A_DAY = 24
PROMISE = ("case__service", "case__place", "case__ready_at", "case__promised_at")
OF_ITS_CASE = ("case__service", "case__place")
ANSWERED, LATE = "casework.complaint-answered", "casework.complaint-escalated"
# What begins the delay of an answer anew.
ASKED = ("casework.complaint-opened", "casework.complaint-contested")


def first_day() -> date | None:
    first: datetime | None = Case.objects.aggregate(first=Min("received_at"))["first"]
    return first.astimezone(BENIN).date() if first else None


def count(day: date, at: datetime) -> Counter[Counted]:
    """The day as it stands at that moment; how things stand belongs to the day of that moment alone."""
    since = datetime.combine(day, time.min, tzinfo=BENIN)
    its = _Day(since, since + ONE_DAY, {centre.code: centre.commune_code for centre in places.centres()})
    counted: Counter[Counted] = Counter()
    for some in (_received, _paid, _asked, _decided, _served, _complained, _answered):
        counted.update(some(its))
    if its.since <= at < its.until:
        counted.update(_standing(at))
    return counted


@dataclass(frozen=True, slots=True)
class _Day:
    """`communes` names that of each centre."""

    since: datetime
    until: datetime
    communes: dict[str, str]

    def of(self, moment: str) -> Q:
        return Q(**{f"{moment}__gte": self.since, f"{moment}__lt": self.until})

    def counted(self, service: str, place: str, measure: Measure, bucket: int = 0, motive: str = "") -> Counted:
        return Counted(service, measure, bucket, self.communes.get(place, ""), motive)


def _received(day: _Day) -> Iterator[Counted]:
    """Carried is what a centre took and the hub received later."""
    rows = Case.objects.filter(day.of("received_at")).order_by("pk")
    for service, place, submitted, received in rows.values_list("service", "place", "submitted_at", "received_at"):
        yield day.counted(service, place, Measure.RECEIVED)
        if place:
            yield day.counted(service, place, Measure.CARRIED, _hours(received - submitted))


def _paid(day: _Day) -> Iterator[Counted]:
    """Ready by a payment: how long after the hub received it."""
    rows = Case.objects.filter(day.of("ready_at"), settled=Settled.CONFIRMED).order_by("pk")
    taken = rows.annotate(taken=F("ready_at") - F("received_at"))
    for service, place, length in taken.values_list("service", "place", "taken"):
        yield day.counted(service, place, Measure.PAID, _hours(length))


def _asked(day: _Day) -> Iterator[Counted]:
    rows = Pause.objects.filter(day.of("began_at")).order_by("pk")
    for service, place, motive in rows.values_list(*OF_ITS_CASE, "motive"):
        yield day.counted(service, place, Measure.ASKED, motive=motive)


def _decided(day: _Day) -> Iterator[Counted]:
    decisions = Decision.objects.filter(day.of("at")).order_by("pk")
    for decision in decisions.select_related("case").only("kind", "at", *PROMISE):
        case = decision.case
        yield day.counted(case.service, case.place, Measure.DECIDED)
        if decision.kind == OutcomeKind.REFUSED.value:
            yield day.counted(case.service, case.place, Measure.REFUSED)
        if case.ready_at and case.promised_at:  # the database holds that a decided case has both
            yield day.counted(case.service, case.place, Measure.DELAY, _hours(decision.at - case.ready_at))
            if decision.at < case.promised_at:
                yield day.counted(case.service, case.place, Measure.KEPT)


def _served(day: _Day) -> Iterator[Counted]:
    rows = Turn.objects.filter(Q(jumped=True) | Q(overtook=True), day.of("began_at")).order_by("pk")
    for service, place, jumped, overtook in rows.values_list(*OF_ITS_CASE, "jumped", "overtook"):
        if jumped:
            yield day.counted(service, place, Measure.JUMPED)
        if overtook:
            yield day.counted(service, place, Measure.OVERTAKEN)


def _complained(day: _Day) -> Iterator[Counted]:
    """A decision is reopened by whoever complains of it: another office looks at the case again."""
    rows = Complaint.objects.filter(day.of("opened_at")).order_by("pk")
    after = rows.annotate(decided=F("case__decision__at")).values_list(*OF_ITS_CASE, "opened_at", "decided")
    for service, place, opened, decided in after:
        yield day.counted(service, place, Measure.COMPLAINTS)
        if decided is not None and decided <= opened:
            yield day.counted(service, place, Measure.REOPENED)


def _answered(day: _Day) -> Iterator[Counted]:
    """From the journal: a complaint that is contested keeps its last answer alone."""
    answers = list(Entry.objects.of_kind(ANSWERED).filter(day.of("at")).values_list("subject", "number"))
    cases = {case.pseudonym: case for case in _of(name for name, _number in answers)}
    for name, number in answers:
        case = cases[name]
        yield day.counted(case.service, case.place, Measure.ANSWERED)
        before = Entry.objects.about(name).filter(kind__in=(LATE, *ASKED), number__lt=number).latest_first()
        if before.values_list("kind", flat=True).first() != LATE:
            yield day.counted(case.service, case.place, Measure.ANSWERED_IN_TIME)


def _of(pseudonyms: Iterator[str]) -> QuerySet[Case]:
    return Case.objects.filter(pseudonym__in=set(pseudonyms)).only("pseudonym", "service", "place")


def _standing(at: datetime) -> Counter[Counted]:
    """Of the cases whose clock runs: how many, how many past their promise, for how many days the oldest."""
    running = Case.objects.open().filter(state__in=(State.WAITING, State.IN_HAND))
    late = Count("pk", filter=Q(promised_at__lte=at))
    counted: Counter[Counted] = Counter()
    for row in running.values("service").annotate(all=Count("pk"), late=late, oldest=Min("ready_at")).order_by():
        counted[Counted(row["service"], Measure.OPEN)] = row["all"]
        counted[Counted(row["service"], Measure.OVERDUE)] = row["late"]
        counted[Counted(row["service"], Measure.OLDEST)] = max(0, (at - row["oldest"]).days)
    return counted


def _hours(delay: timedelta) -> int:
    """Rounded up; after two days by whole days, which is how people count then."""
    hours = max(1, ceil(delay / HOUR))
    return hours if hours <= BY_THE_HOUR else ceil(hours / HOURS_A_DAY) * HOURS_A_DAY
