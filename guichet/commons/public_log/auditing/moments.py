"""Moments as the log tells them: an hour, or a day where an hour would have named somebody."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from guichet.commons.public_log.refusals import Malformed
from guichet.foundation.places.calendar import BENIN

MONTH = "%Y-%m"
INSTANT = timedelta(microseconds=1)
YEARS = 1 << 15  # of hours: a log tells the same ones over and over
FORMS = (("%Y-%m-%dT%HZ", timedelta(hours=1)), ("%Y-%m-%d", timedelta(days=1)))


@dataclass(frozen=True, slots=True)
class Span:
    """When it was, as far as is told: from `begin`, before `end`."""

    begin: datetime
    end: datetime

    def is_before(self, other: "Span") -> bool:
        """Surely: spans that meet say nothing of which was first."""
        return self.end <= other.begin

    def moved(self, by: timedelta) -> "Span":
        return Span(self.begin + by, self.end + by)

    @property
    def month(self) -> str | None:
        """Of Benin, as 2026-11; None when it may be either of two."""
        first = self.begin.astimezone(BENIN).strftime(MONTH)
        return first if (self.end - INSTANT).astimezone(BENIN).strftime(MONTH) == first else None


def span(told: object) -> Span:
    """Raises Malformed."""
    return _read(str(told))


@lru_cache(maxsize=YEARS)
def _read(told: str) -> Span:
    for form, length in FORMS:
        try:
            begin = datetime.strptime(told, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return Span(begin, begin + length)
    raise Malformed(told)
