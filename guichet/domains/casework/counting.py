"""What the public figures say of cases: of each day what came, what was decided, and whether the promise was kept.

A rate is of what was decided; what is not decided is counted beside it, as open past its promise, so that a file held
back hides in no rate.
"""

from collections import Counter
from datetime import date, datetime, time, timedelta
from math import ceil

from django.db.models import Min

from guichet.commons.catalogue.definition.treatment import OutcomeKind
from guichet.commons.indicators.measures import Counted, Measure
from guichet.domains.casework.models import Case, Decision, Pause
from guichet.domains.casework.vocabulary import State
from guichet.foundation.places.calendar import BENIN, ONE_DAY

HOUR = timedelta(hours=1)
BY_THE_HOUR = 48
HOURS_A_DAY = 24
PROMISE = ("case__service", "case__ready_at", "case__promised_at")


def first_day() -> date | None:
    first: datetime | None = Case.objects.aggregate(first=Min("received_at"))["first"]
    return first.astimezone(BENIN).date() if first else None


def count(day: date, at: datetime) -> Counter[Counted]:
    """The day as it stands at that moment; what is overdue belongs to the day of that moment alone."""
    since = datetime.combine(day, time.min, tzinfo=BENIN)
    until = since + ONE_DAY
    counted: Counter[Counted] = Counter()
    received = Case.objects.filter(received_at__gte=since, received_at__lt=until)
    counted.update(Counted(service, Measure.RECEIVED) for service in received.values_list("service", flat=True))
    asked = Pause.objects.filter(began_at__gte=since, began_at__lt=until)
    counted.update(Counted(service, Measure.ASKED) for service in asked.values_list("case__service", flat=True))
    counted.update(_decided(since, until))
    if since <= at < until:
        counted.update(_overdue(at))
    return counted


def _decided(since: datetime, until: datetime) -> Counter[Counted]:
    decisions = Decision.objects.filter(at__gte=since, at__lt=until)
    counted: Counter[Counted] = Counter()
    for decision in decisions.select_related("case").only("kind", "at", *PROMISE):
        case = decision.case
        counted[Counted(case.service, Measure.DECIDED)] += 1
        counted[Counted(case.service, Measure.REFUSED)] += decision.kind == OutcomeKind.REFUSED.value
        if case.ready_at and case.promised_at:  # the database holds that a decided case has both
            counted[Counted(case.service, Measure.KEPT)] += decision.at < case.promised_at
            counted[Counted(case.service, Measure.DELAY, _hours(decision.at - case.ready_at))] += 1
    return counted


def _overdue(at: datetime) -> Counter[Counted]:
    late = Case.objects.open().filter(promised_at__lte=at).exclude(state=State.PAUSED)
    return Counter(Counted(service, Measure.OVERDUE) for service in late.values_list("service", flat=True))


def _hours(delay: timedelta) -> int:
    """Rounded up; after two days by whole days, which is how people count then."""
    hours = max(1, ceil(delay / HOUR))
    return hours if hours <= BY_THE_HOUR else ceil(hours / HOURS_A_DAY) * HOURS_A_DAY
