"""The hours at which a desk receives by appointment: its rule within the hours of the place, which knows holidays."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from guichet.domains.relations.models import Appointment, DeskRule
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN, ONE_DAY
from guichet.foundation.places.opening import Window


@dataclass(frozen=True, slots=True)
class Slot:
    starts_at: datetime
    left: int


def free(rule: DeskRule, at: datetime) -> tuple[Slot, ...]:
    """All that can be asked for now, in order, each with how many seats are left."""
    return tuple(slot for slot in all_of(rule, at) if slot.left > 0)


def all_of(rule: DeskRule, at: datetime) -> tuple[Slot, ...]:
    """In a fixed number of queries, whatever the horizon: those that have begun are not there."""
    today = at.astimezone(BENIN).date()
    last = today + ONE_DAY * rule.days_ahead
    begins = [each for each in _begins(rule, today, last) if each > at]
    taken = _taken(rule, begins)
    return tuple(Slot(each, rule.capacity - taken[each]) for each in begins)


def is_offered(rule: DeskRule, starts_at: datetime, at: datetime) -> bool:
    """Whether that hour is one of the desk's, still to come and near enough; full or not."""
    day, today = starts_at.astimezone(BENIN).date(), at.astimezone(BENIN).date()
    in_time = starts_at > at and day <= today + ONE_DAY * rule.days_ahead
    return in_time and starts_at in set(_begins(rule, day, day))


def bounds(day: date) -> tuple[datetime, datetime]:
    begins = datetime.combine(day, time(), BENIN)
    return begins, begins + ONE_DAY


def _begins(rule: DeskRule, first: date, last: date) -> Iterator[datetime]:
    of_days = places.windows(first, last, [rule.place]).get(rule.place, {})
    for day in sorted(of_days):
        for window in of_days[day]:
            yield from _within(rule, day, window)


def _within(rule: DeskRule, day: date, window: Window) -> Iterator[datetime]:
    """From the later of the two openings on; a slot that would end after the earlier closing is not offered."""
    length = timedelta(minutes=rule.minutes)
    start = max(window[0], datetime.combine(day, rule.opens_at, BENIN))
    end = min(window[1], datetime.combine(day, rule.closes_at, BENIN))
    while start + length <= end:
        yield start
        start += length


def _taken(rule: DeskRule, begins: list[datetime]) -> Counter[datetime]:
    if not begins:
        return Counter()
    kept = Appointment.objects.kept().filter(place=rule.place, starts_at__gte=begins[0], starts_at__lte=begins[-1])
    return Counter(kept.values_list("starts_at", flat=True))
