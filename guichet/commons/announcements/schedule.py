"""When something is shown. Pure: no database, no clock; days and hours are Benin's."""

from dataclasses import dataclass
from datetime import date, datetime, time

from guichet.commons.announcements.vocabulary import EVERY_DAY
from guichet.foundation.places.calendar import BENIN


@dataclass(frozen=True, slots=True)
class Schedule:
    """From `starts_on` until `ends_until`, itself not shown; on those ISO weekdays; between two hours, if said."""

    starts_on: date
    ends_until: date
    weekdays: str = EVERY_DAY
    opens_at: time | None = None
    closes_at: time | None = None

    def covers(self, at: datetime) -> bool:
        now = at.astimezone(BENIN)
        return self._is_on(now.date()) and self._is_within(now.time())

    def is_over(self, at: datetime) -> bool:
        return at.astimezone(BENIN).date() >= self.ends_until

    def _is_on(self, day: date) -> bool:
        return self.starts_on <= day < self.ends_until and str(day.isoweekday()) in self.weekdays

    def _is_within(self, hour: time) -> bool:
        return self.opens_at is None or self.closes_at is None or self.opens_at <= hour < self.closes_at
