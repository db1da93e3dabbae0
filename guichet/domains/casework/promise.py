"""The date that binds the State: pure arithmetic over a term, the moment a case became ready, and its pauses.

Days are those of Benin. A promise in days ends with its last day, as `places.calendar` has it; one in hours ends at
its minute. Only a pause moves it, by as much as the pause took of the same unit, and never backwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from guichet.commons.catalogue.definition.circuit import ClockUnit, Term
from guichet.foundation.places.calendar import (
    BENIN,
    COMPUTED,
    ONE_DAY,
    Announced,
    add_working_days,
    working_days_between,
)


@dataclass(frozen=True, slots=True)
class Stop:
    """The clock stood still from one moment to the other."""

    since: datetime
    until: datetime

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise ValueError("a pause does not end before it begins")


def ends_at(start: datetime, term: Term, stops: Sequence[Stop] = (), announced: Announced = COMPUTED) -> datetime:
    """The moment, exclusive, by which what is promised must be done: of a term in days, midnight after its last day.

    `announced` are the public holidays that the government announced.
    """
    if term.unit is ClockUnit.HOURS:
        return start + timedelta(hours=term.at_most) + sum((stop.until - stop.since for stop in stops), timedelta())
    first = _day(start)
    days = term.at_most + sum(_days(stop, term.unit, announced) for stop in stops)
    last = add_working_days(first, days, announced) if term.unit is ClockUnit.WORKING_DAYS else first + ONE_DAY * days
    return datetime.combine(last + ONE_DAY, time.min, tzinfo=BENIN)


def last_day(promised_at: datetime) -> date:
    """The day people are told: the last on which the promise can still be kept."""
    return _day(promised_at - timedelta(microseconds=1))


def _days(stop: Stop, unit: ClockUnit, announced: Announced) -> int:
    """Whole days that a pause took; within one day it took none."""
    since, until = _day(stop.since), _day(stop.until)
    return working_days_between(since, until, announced) if unit is ClockUnit.WORKING_DAYS else (until - since).days


def _day(moment: datetime) -> date:
    return moment.astimezone(BENIN).date()
