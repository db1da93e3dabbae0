"""What the journal holds of circulars and instructions: which one, which place, never the words."""

from dataclasses import dataclass
from datetime import date

from guichet.foundation.journal.events import event


@event("circulars.circular-signed", subject="circular")
@dataclass(frozen=True, slots=True)
class CircularSigned:
    """`digest` is the SHA-256 of all that it says and of its papers; `replaces` the former one, or nothing."""

    circular: str
    office: str
    place: str
    digest: str
    replaces: str


@event("circulars.circular-read", subject="circular")
@dataclass(frozen=True, slots=True)
class CircularRead:
    """Its actor said « J'ai lu », at that place."""

    circular: str
    place: str


@event("circulars.readers-reminded", subject="circular")
@dataclass(frozen=True, slots=True)
class ReadersReminded:
    circular: str
    office: str


@event("circulars.instruction-given", subject="instruction")
@dataclass(frozen=True, slots=True)
class InstructionGiven:
    instruction: str
    office: str
    due_on: date
    replaces: str


@event("circulars.duty-given", subject="duty")
@dataclass(frozen=True, slots=True)
class DutyGiven:
    """One place has it to do; `above` is the duty that it was passed down from, or nothing."""

    duty: str
    instruction: str
    place: str
    above: str
    due_on: date


@event("circulars.duty-done", subject="duty")
@dataclass(frozen=True, slots=True)
class DutyDone:
    duty: str
    place: str


@event("circulars.time-asked", subject="duty")
@dataclass(frozen=True, slots=True)
class TimeAsked:
    duty: str
    place: str
    until_on: date


@event("circulars.time-answered", subject="duty")
@dataclass(frozen=True, slots=True)
class TimeAnswered:
    """`granted`: the duty is due on the day that was asked for."""

    duty: str
    place: str
    granted: bool


@event("circulars.unread-told", subject="circular")
@dataclass(frozen=True, slots=True)
class UnreadTold:
    """Its day is past: `people` addresses of those who had not read it were written to."""

    circular: str
    office: str
    people: int


@event("circulars.late-told", subject="duty")
@dataclass(frozen=True, slots=True)
class LateTold:
    """That day is past: `people` addresses of who answers for the place were written to."""

    duty: str
    place: str
    due_on: date
    people: int
