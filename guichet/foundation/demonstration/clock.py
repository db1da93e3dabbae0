"""The moment of an act, as every edge of a process reads it: the real one, unless a demonstration moved it.

One-time codes, sessions, leases and the sending of messages go by the real clock: they read `timezone.now` themselves.
"""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from guichet.foundation.demonstration.models import Clock
from guichet.foundation.places.calendar import BENIN, add_working_days, is_working_day

EXACT = timedelta(0)
MORNING = time(10)  # in Benin: every centre of the demonstration has been open for two hours


def now() -> datetime:
    return timezone.now() + ahead()


def ahead() -> timedelta:
    """How much later acts are dated than they happen. A real installation does not even ask."""
    if not settings.DEMONSTRATION:
        return EXACT
    moved: timedelta | None = Clock.objects.values_list("ahead", flat=True).first()
    return moved or EXACT


def next_morning(at: datetime) -> datetime:
    today = at.astimezone(BENIN).date()
    morning = datetime.combine(today, MORNING, tzinfo=BENIN)
    if is_working_day(today) and at < morning:
        return morning
    return datetime.combine(add_working_days(today, 1), MORNING, tzinfo=BENIN)
