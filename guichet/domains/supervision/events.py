"""What the journal holds of the supervision. None of these is a leaf of the public log."""

from dataclasses import dataclass
from datetime import datetime

from guichet.foundation.journal.events import event


@event("supervision.alert-opened", subject="centre")
@dataclass(frozen=True, slots=True)
class AlertOpened:
    """A centre breaks this rule."""

    centre: str
    rule: str


@event("supervision.alert-closed", subject="centre")
@dataclass(frozen=True, slots=True)
class AlertClosed:
    """It is seen not to break it any more."""

    centre: str
    rule: str


@event("supervision.incident-opened", subject="incident")
@dataclass(frozen=True, slots=True)
class IncidentOpened:
    """`origin` is rule, centre or hand; `severity` 1 to 3, 1 being the gravest."""

    incident: str
    centre: str
    origin: str
    about: str
    severity: int
    due_at: datetime


@event("supervision.incident-taken", subject="incident")
@dataclass(frozen=True, slots=True)
class IncidentTaken:
    """Somebody sees to it from now on."""

    incident: str
    owner: str


@event("supervision.incident-reweighed", subject="incident")
@dataclass(frozen=True, slots=True)
class IncidentReweighed:
    """Its severity is another, and with it the time by which it should be over."""

    incident: str
    severity: int
    due_at: datetime


@event("supervision.incident-visited", subject="incident")
@dataclass(frozen=True, slots=True)
class IncidentVisited:
    """A maintenance visit is planned or was made for it."""

    incident: str
    visit: str


@event("supervision.incident-closed", subject="incident")
@dataclass(frozen=True, slots=True)
class IncidentClosed:
    """`late` when it was closed after its target time."""

    incident: str
    late: bool
