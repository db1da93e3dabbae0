"""What the journal holds about places. Codes, dates and counts: a reason for closing may name someone, so stays out."""

from dataclasses import dataclass
from datetime import date

from guichet.foundation.journal.events import event


@event("places.loaded", subject="edition")
@dataclass(frozen=True, slots=True)
class PlacesLoaded:
    """Data files were loaded and something in them was new; `edition` is the digest of their facts."""

    edition: str
    added: int
    changed: int


@event("places.changed", subject="code")
@dataclass(frozen=True, slots=True)
class PlaceChanged:
    """Facts about a place already known changed; `before` and `after` are JSON objects of those facts alone."""

    code: str
    before: str
    after: str


@event("places.hours-changed", subject="centre")
@dataclass(frozen=True, slots=True)
class HoursChanged:
    """A centre already known opens at other hours: ranges such as `1 08:00-12:30`, by commas, Monday being 1."""

    centre: str
    before: str
    after: str


@event("places.closure-announced", subject="centre")
@dataclass(frozen=True, slots=True)
class ClosureAnnounced:
    """A centre will be shut from `starts_on`, until `reopens_on` if that is known."""

    centre: str
    starts_on: date
    reopens_on: date | None


@event("places.closure-ended", subject="centre")
@dataclass(frozen=True, slots=True)
class ClosureEnded:
    """The closure that starts on `starts_on` ends with `reopens_on`; the same day means that it was called off."""

    centre: str
    starts_on: date
    reopens_on: date


@event("places.holiday-announced", subject="on")
@dataclass(frozen=True, slots=True)
class HolidayAnnounced:
    """The government announced a public holiday, perhaps instead of a day that was computed."""

    on: date
    instead_of: date | None


@event("places.holiday-withdrawn", subject="on")
@dataclass(frozen=True, slots=True)
class HolidayWithdrawn:
    on: date
