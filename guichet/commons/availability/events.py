"""What the journal holds of how the online services stood. Who announced is its actor."""

from dataclasses import dataclass

from guichet.foundation.journal.events import event


@event("availability.shifted", subject="component")
@dataclass(frozen=True, slots=True)
class Shifted:
    """A component of the online services went into another condition, or nothing was heard of it."""

    component: str
    condition: str
    reason: str


@event("availability.announced", subject="bulletin")
@dataclass(frozen=True, slots=True)
class BulletinAnnounced:
    """Somebody told everybody of an incident, or of work that is planned."""

    bulletin: str
    kind: str
    components: str


@event("availability.updated", subject="bulletin")
@dataclass(frozen=True, slots=True)
class BulletinUpdated:
    """Somebody said more of it."""

    bulletin: str


@event("availability.ended", subject="bulletin")
@dataclass(frozen=True, slots=True)
class BulletinEnded:
    """Somebody said that it is over."""

    bulletin: str
