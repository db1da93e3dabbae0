"""Whether a centre is open at a moment, and when that changes. Pure: no database, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from guichet.foundation.places.calendar import BENIN, COMPUTED, ONE_DAY, Announced, Holiday, holiday_on
from guichet.foundation.places.rows import Range

# Past a year, an opening to come is no news to anyone; a closure without end must not search for ever.
HORIZON = 366


Window = tuple[datetime, datetime]


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"  # outside its hours
    HOLIDAY = "holiday"
    SHUT = "shut"  # closed by exception
    UNPUBLISHED = "unpublished"  # nobody has published its hours


@dataclass(frozen=True, slots=True)
class Shutting:
    """Days closed by exception, from `starts_on` until `reopens_on` (itself open); None when nobody knows yet."""

    starts_on: date
    reopens_on: date | None
    reason: str

    def covers(self, day: date) -> bool:
        return self.starts_on <= day and (self.reopens_on is None or day < self.reopens_on)


@dataclass(frozen=True, slots=True)
class Opening:
    """A centre at a moment, in Benin's time.

    `closes_at` is set when it is open, `opens_at` when it is not and opens again within a year; `holiday` or
    `shutting` tells why the whole day is closed.
    """

    state: State
    closes_at: datetime | None = None
    opens_at: datetime | None = None
    holiday: Holiday | None = None
    shutting: Shutting | None = None


def opening(
    *, ranges: Sequence[Range], shuttings: Sequence[Shutting], at: datetime, announced: Announced = COMPUTED
) -> Opening:
    """A range holds its first minute and not its last. A closure by exception wins over a public holiday."""
    if not ranges:
        return Opening(State.UNPUBLISHED)
    hours = _Hours(ranges, shuttings, announced)
    now = at.astimezone(BENIN)
    for starts, ends in hours.of(now.date()):
        if starts <= now < ends:
            return Opening(State.OPEN, closes_at=ends)
    return hours.closed(now)


def windows(
    *, ranges: Sequence[Range], shuttings: Sequence[Shutting], day: date, announced: Announced = COMPUTED
) -> tuple[Window, ...]:
    """From when until when people are received that day, in order; nothing on a day that is closed."""
    return tuple(_Hours(ranges, shuttings, announced).of(day))


@dataclass(frozen=True, slots=True)
class _Hours:
    ranges: Sequence[Range]
    shuttings: Sequence[Shutting]
    announced: Announced

    def of(self, day: date) -> list[tuple[datetime, datetime]]:
        """When people are received that day, in order."""
        if self.shutting_on(day) or holiday_on(day, self.announced):
            return []
        return sorted(
            (datetime.combine(day, each.opens_at, BENIN), datetime.combine(day, each.closes_at, BENIN))
            for each in self.ranges
            if each.weekday == day.isoweekday()
        )

    def shutting_on(self, day: date) -> Shutting | None:
        return next((each for each in self.shuttings if each.covers(day)), None)

    def closed(self, now: datetime) -> Opening:
        today = now.date()
        opens_at = self.next_opening(now)
        if shutting := self.shutting_on(today):
            return Opening(State.SHUT, opens_at=opens_at, shutting=shutting)
        if holiday := holiday_on(today, self.announced):
            return Opening(State.HOLIDAY, opens_at=opens_at, holiday=holiday)
        return Opening(State.CLOSED, opens_at=opens_at)

    def next_opening(self, now: datetime) -> datetime | None:
        days = (now.date() + ONE_DAY * number for number in range(HORIZON + 1))
        return next((starts for day in days for starts, _ in self.of(day) if starts > now), None)
