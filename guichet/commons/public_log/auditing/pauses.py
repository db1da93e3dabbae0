"""By how much a pause may have moved a promise: no log says in which days a service counts, so the widest is allowed.

A pause gives back what it took, in hours, days or working days (`domains/casework/promise.py`). Working days given back
may fall over more nights than they were taken from: a weekend, a feast. The calendar here is the computed one.
"""

from datetime import date, datetime, timedelta

from guichet.commons.public_log.auditing.moments import INSTANT, Span
from guichet.foundation.places.calendar import BENIN, add_working_days, working_days_between

# Feasts that the government announced meanwhile, which no calendar here knows.
ANNOUNCED = timedelta(days=3)


def at_most(said: Span, since: Span, until: Span) -> timedelta:
    """Of a clock that stood still from one span to the other, when `said` was promised."""
    return ANNOUNCED + max(until.end - since.begin, _working_days(said, since, until))


def _working_days(said: Span, since: Span, until: Span) -> timedelta:
    days = working_days_between(_day(since.begin), _day(until.end - INSTANT))
    last = _day(said.end - INSTANT)
    return add_working_days(last, days) - last if days else timedelta()


def _day(moment: datetime) -> date:
    return moment.astimezone(BENIN).date()
