"""When a line that hides among others may be told, and how much a person may write into one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

ENOUGH = 10  # cases that share service and office
MOST_CHARACTERS = 500  # of what a person writes: everybody reads it for ever


@dataclass(frozen=True, slots=True)
class Crowd:
    """Lines of one crowd that waited when the hour began: how many, and since when the first."""

    name: str
    lines: int
    first: datetime


def may_be_told(words: str) -> bool:
    """Whether what a person wrote may be in a line."""
    return len(words) <= MOST_CHARACTERS


def hour_of(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def day_of(moment: datetime) -> datetime:
    """When the day of Benin began."""
    return timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)


def is_many(crowd: Crowd) -> bool:
    return crowd.lines >= ENOUGH


def is_over(crowd: Crowd, at: datetime) -> bool:
    """It stayed small until its day was over.

    A day at most: a promise that is kept secret for longer would be no promise (DESIGN, section 4).
    """
    return crowd.first < day_of(at)


def is_due(told_until: datetime | None, first: datetime, at: datetime) -> bool:
    """Crowds are looked at once an hour, when it is over; what waited until its day was over waits no longer."""
    return told_until is None or hour_of(at) >= told_until + timedelta(hours=1) or first < day_of(at)
