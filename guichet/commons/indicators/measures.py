"""What is counted, in the words that the rows keep; a domain counts what it knows, on days that are Benin's."""

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """`OPEN`, `OVERDUE` and `OLDEST` say how things stood when the day was last counted; all others happened that day.

    `OLDEST` is a number of days, not of requests. `DELAY`, `CARRIED` and `PAID` have for bucket a length in hours,
    rounded up: whole days after the first two.
    """

    RECEIVED = "received"
    CARRIED = "carried"
    PAID = "paid"
    DECIDED = "decided"
    KEPT = "kept"
    DELAY = "delay"
    REFUSED = "refused"
    ASKED = "asked"
    REOPENED = "reopened"
    OVERTAKEN = "overtaken"
    JUMPED = "jumped"
    COMPLAINTS = "complaints"
    ANSWERED = "answered"
    ANSWERED_IN_TIME = "answered-in-time"
    OPEN = "open"
    OVERDUE = "overdue"
    OLDEST = "oldest"


STANDING = (Measure.OPEN, Measure.OVERDUE, Measure.OLDEST)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a day's figures are made of. `commune` is a public code, or empty without one; `motive` of a pause."""

    service: str
    measure: Measure
    bucket: int = 0
    commune: str = ""
    motive: str = ""


class Name(StrEnum):
    """The figures that are published, each with an address of its own."""

    RECEIVED = "received"
    CARRIED = "carried"
    PAID = "paid"
    DECIDED = "decided"
    REFUSED = "refused"
    ASKED = "asked"
    REOPENED = "reopened"
    OVERTAKEN = "overtaken"
    JUMPED = "jumped"
    COMPLAINTS = "complaints"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Made:
    """Of which measures a figure is made: how many, how many of these were in time, and how long each took."""

    count: Measure
    in_time: Measure | None = None
    lengths: Measure | None = None


MADE_OF = {
    Name.RECEIVED: Made(Measure.RECEIVED),
    Name.CARRIED: Made(Measure.CARRIED, lengths=Measure.CARRIED),
    Name.PAID: Made(Measure.PAID, lengths=Measure.PAID),
    Name.DECIDED: Made(Measure.DECIDED, in_time=Measure.KEPT, lengths=Measure.DELAY),
    Name.REFUSED: Made(Measure.REFUSED),
    Name.ASKED: Made(Measure.ASKED),
    Name.REOPENED: Made(Measure.REOPENED),
    Name.OVERTAKEN: Made(Measure.OVERTAKEN),
    Name.JUMPED: Made(Measure.JUMPED),
    Name.COMPLAINTS: Made(Measure.COMPLAINTS),
    Name.ANSWERED: Made(Measure.ANSWERED, in_time=Measure.ANSWERED_IN_TIME),
}
