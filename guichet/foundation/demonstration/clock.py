"""The moment of an act, as every edge of a process reads it: the real one, unless a demonstration moved it.

One-time codes, sessions, leases and the sending of messages go by the real clock: they read `timezone.now` themselves.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from guichet.foundation.demonstration.models import Clock

EXACT = timedelta(0)


def now() -> datetime:
    return timezone.now() + ahead()


def ahead() -> timedelta:
    """How much later acts are dated than they happen. A real installation does not even ask."""
    if not settings.DEMONSTRATION:
        return EXACT
    moved: timedelta | None = Clock.objects.values_list("ahead", flat=True).first()
    return moved or EXACT
