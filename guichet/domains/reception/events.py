"""What the journal holds of a centre's day. A visit is nobody's name, and none of these is a leaf of the public log."""

from dataclasses import dataclass
from datetime import date

from guichet.foundation.journal.events import event


@event("reception.visit-opened", subject="visit")
@dataclass(frozen=True, slots=True)
class VisitOpened:
    """Someone came, for a purpose of the published list, and has this ticket."""

    visit: str
    purpose: str
    ticket: str


@event("reception.visit-closed", subject="visit")
@dataclass(frozen=True, slots=True)
class VisitClosed:
    visit: str
    outcome: str


@event("reception.ticket-called", subject="ticket")
@dataclass(frozen=True, slots=True)
class TicketCalled:
    """`calls` is how often it was called in all."""

    ticket: str
    calls: int


@event("reception.ticket-received", subject="ticket")
@dataclass(frozen=True, slots=True)
class TicketReceived:
    """Its holder is at the counter."""

    ticket: str


@event("reception.ticket-absent", subject="ticket")
@dataclass(frozen=True, slots=True)
class TicketAbsent:
    """Called three times, and nobody came."""

    ticket: str


@event("reception.ticket-reinserted", subject="ticket")
@dataclass(frozen=True, slots=True)
class TicketReinserted:
    """Its holder came back soon enough to be called again first."""

    ticket: str


@event("reception.day-opened", subject="day")
@dataclass(frozen=True, slots=True)
class DayOpened:
    """`missing` counts what the checklist found not in order."""

    day: str
    on: date
    missing: int


@event("reception.day-closed", subject="day")
@dataclass(frozen=True, slots=True)
class DayClosed:
    day: str
    on: date


@event("reception.incident-reported", subject="incident")
@dataclass(frozen=True, slots=True)
class IncidentReported:
    incident: str
    kind: str


@event("reception.satisfaction-said", subject="satisfaction")
@dataclass(frozen=True, slots=True)
class SatisfactionSaid:
    """`source` is visitor, who pressed a face, or staff, who entered it."""

    satisfaction: str
    source: str
    satisfied: bool


@event("reception.complaint-taken", subject="complaint")
@dataclass(frozen=True, slots=True)
class ComplaintTaken:
    """What was said is no fact; `spoken` when it is a recording."""

    complaint: str
    about: str
    spoken: bool


@event("reception.complaint-heard", subject="complaint")
@dataclass(frozen=True, slots=True)
class ComplaintHeard:
    """Somebody at the national node listened to the recording of a complaint."""

    complaint: str
    by: str


@event("reception.complaint-followed", subject="complaint")
@dataclass(frozen=True, slots=True)
class ComplaintFollowed:
    """At the national node: attached to the request that it names, or unproven. The request is not told here."""

    complaint: str
    became: str


@event("reception.complaint-read", subject="complaint")
@dataclass(frozen=True, slots=True)
class ComplaintRead:
    """Somebody at the national node read the words of a complaint, and where and against whom it was made."""

    complaint: str
    by: str


@event("reception.readback-ended", subject="draft")
@dataclass(frozen=True, slots=True)
class ReadbackEnded:
    """The person raised the green hand or the red one, after their request was shown to them in pictures."""

    draft: str
    mandate: str
    hand: str


@event("reception.told", subject="request")
@dataclass(frozen=True, slots=True)
class PersonTold:
    """Somebody whom no message reaches heard at the counter where their request is."""

    request: str
    state: str
