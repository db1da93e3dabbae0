"""Working time as one long count of minutes: officers live in it, and the clock on the wall is read from it."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from guichet.foundation.places.calendar import BENIN, is_working_day

# Of an office: when each stretch begins, and how many minutes it has.
STRETCHES = ((time(8), 270), (time(15), 210))
DAY = sum(minutes for _begin, minutes in STRETCHES)


@dataclass(frozen=True)
class Hours:
    """Working minutes from the first day on; each working day has DAY of them."""

    first: date
    days: int

    @cached_property
    def working(self) -> list[date]:
        """With a quarter more than the year, so that what came in last is still finished."""
        all_days = (self.first + timedelta(days=number) for number in range(self.days + 120))
        return [day for day in all_days if is_working_day(day)]

    @cached_property
    def _begins(self) -> list[datetime]:
        return [datetime.combine(day, begin, BENIN) for day in self.working for begin, _minutes in STRETCHES]

    def at(self, minute: int) -> datetime:
        """What the clock shows at that working minute."""
        day, rest = divmod(minute, DAY)
        stretch = 0 if rest < STRETCHES[0][1] else 1
        return self._begins[2 * day + stretch] + timedelta(minutes=rest - stretch * STRETCHES[0][1])

    def minute(self, at: datetime) -> int:
        """The first working minute that is not before `at`."""
        index = bisect_right(self._begins, at) - 1
        if index < 0:
            return 0
        day, stretch = divmod(index, 2)
        spent = int((at - self._begins[index]).total_seconds() + 59) // 60
        return day * DAY + stretch * STRETCHES[0][1] + min(spent, STRETCHES[stretch][1])
