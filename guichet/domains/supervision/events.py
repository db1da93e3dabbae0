"""What the journal holds of the supervision. None of these is a leaf of the public log."""

from dataclasses import dataclass
from datetime import date, datetime

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


@event("supervision.order-given", subject="order")
@dataclass(frozen=True, slots=True)
class OrderGiven:
    """Somebody asked the machines of a centre for something, before a moment."""

    order: str
    centre: str
    order_kind: str
    expires_at: datetime


@event("supervision.order-cancelled", subject="order")
@dataclass(frozen=True, slots=True)
class OrderCancelled:
    """At the national node: it is not wanted any more. The centre may have obeyed before it hears of this."""

    order: str
    centre: str


@event("supervision.order-ended", subject="order")
@dataclass(frozen=True, slots=True)
class OrderEnded:
    """At the centre: it was obeyed, given up or found impossible; `hindrance` says why not."""

    order: str
    state: str
    hindrance: str


@event("supervision.order-answered", subject="order")
@dataclass(frozen=True, slots=True)
class OrderAnswered:
    """At the national node: what the centre says became of it."""

    order: str
    centre: str
    state: str
    hindrance: str


@event("supervision.incident-told", subject="incident")
@dataclass(frozen=True, slots=True)
class IncidentTold:
    """`people`: how many addresses of who is at the centre or over it were written to."""

    incident: str
    people: int


@event("supervision.numbers-noted", subject="centre")
@dataclass(frozen=True, slots=True)
class NumbersNoted:
    """Of these offices, joined by commas, a number is known from now on; of the others none."""

    centre: str
    offices: str


@event("supervision.centre-called", subject="centre")
@dataclass(frozen=True, slots=True)
class CentreCalled:
    """Somebody called it on that day."""

    centre: str
    on: date


@event("supervision.incident-target-set", subject="incident")
@dataclass(frozen=True, slots=True)
class IncidentTargetSet:
    """Somebody said by when it should be over, in place of what its severity says."""

    incident: str
    due_at: datetime


@event("supervision.part-used", subject="incident")
@dataclass(frozen=True, slots=True)
class PartUsed:
    """So many of something; `supply` when they came out of the centre's stock."""

    incident: str
    supply: str
    quantity: int
