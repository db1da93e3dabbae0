"""What the journal holds of announcements: who wrote and who approved is its actor; what was shown is counted."""

from dataclasses import dataclass
from datetime import date

from guichet.foundation.journal.events import event


@event("announcements.proposed", subject="item")
@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody wants it on screens; nothing is shown yet. `digest` is the SHA-256 of all that it says, and when."""

    item: str
    authority: str
    kind: str
    digest: str


@event("announcements.approved", subject="item")
@dataclass(frozen=True, slots=True)
class Approved:
    """Another person agrees: the centres that it is for show it from its first day on."""

    item: str
    authority: str
    digest: str


@event("announcements.refused", subject="item")
@dataclass(frozen=True, slots=True)
class NotApproved:
    """Another person does not agree: nothing is shown."""

    item: str
    authority: str


@event("announcements.withdrawn", subject="item")
@dataclass(frozen=True, slots=True)
class Withdrawn:
    """It was approved, and is shown no longer."""

    item: str
    authority: str


@event("announcements.reported", subject="day")
@dataclass(frozen=True, slots=True)
class ShowingsReported:
    """A centre told how often each of `items` things was shown on that day, `times` in all."""

    day: date
    items: int
    times: int
