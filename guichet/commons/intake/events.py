"""What the journal holds of requests being made. What people answer is never here, nor where they can be reached."""

from dataclasses import dataclass

from guichet.foundation.journal.events import event


@event("intake.draft-started", subject="reference")
@dataclass(frozen=True, slots=True)
class DraftStarted:
    """A person began a request."""

    reference: str
    service: str
    version: int


@event("intake.draft-kept", subject="reference")
@dataclass(frozen=True, slots=True)
class DraftKept:
    """The person left, with a code to come back; earlier codes no longer open the draft."""

    reference: str


@event("intake.draft-resumed", subject="reference")
@dataclass(frozen=True, slots=True)
class DraftResumed:
    """A device took the draft over, by `proof`: code, secret, sign-in or staff."""

    reference: str
    proof: str


@event("intake.draft-arrived", subject="reference")
@dataclass(frozen=True, slots=True)
class DraftArrived:
    """Its ticket was shown here: this node holds it from now on, and no other; `turn` numbers the ticket."""

    reference: str
    turn: int


@event("intake.draft-moved", subject="reference")
@dataclass(frozen=True, slots=True)
class DraftMoved:
    """Its ticket was shown at another node, which holds it now: here it is erased."""

    reference: str
    turn: int


@event("intake.locker-filled", subject="reference")
@dataclass(frozen=True, slots=True)
class LockerFilled:
    """The national node keeps a sealed copy of a draft that was left with a ticket, for that `holder`."""

    reference: str
    holder: str
    turn: int


@event("intake.locker-moved", subject="reference")
@dataclass(frozen=True, slots=True)
class LockerMoved:
    """The ticket was shown at the place `to`, which holds the draft from now on."""

    reference: str
    before: str
    to: str
    turn: int


@event("intake.locker-emptied", subject="reference")
@dataclass(frozen=True, slots=True)
class LockerEmptied:
    """Its holder has the draft in hand: the sealed copy is gone."""

    reference: str
    holder: str
    turn: int


@event("intake.lockers-expired", subject="day")
@dataclass(frozen=True, slots=True)
class LockersExpired:
    """Sealed copies that nobody came for were erased with their tickets."""

    day: str
    count: int


@event("intake.locator-refused", subject="centre")
@dataclass(frozen=True, slots=True)
class LocatorRefused:
    """A centre showed a ticket for which there is nothing; from the fifth `count` on it waits."""

    centre: str
    count: int


@event("intake.resumption-refused", subject="reference")
@dataclass(frozen=True, slots=True)
class ResumptionRefused:
    """A wrong code was given for a draft that exists; after `tries` reaches the limit, codes wait."""

    reference: str
    tries: int


@event("intake.file-attached", subject="reference")
@dataclass(frozen=True, slots=True)
class FileAttached:
    """A file arrived and passed the checks; `digest` is the SHA-256 of its bytes as sent."""

    reference: str
    digest: str
    state: str


@event("intake.file-removed", subject="reference")
@dataclass(frozen=True, slots=True)
class FileRemoved:
    """The person took a file back."""

    reference: str
    digest: str


@event("intake.draft-discarded", subject="reference")
@dataclass(frozen=True, slots=True)
class DraftDiscarded:
    """The person ended the visit of a kiosk without giving the request: it is erased."""

    reference: str


@event("intake.draft-let-go", subject="reference")
@dataclass(frozen=True, slots=True)
class DraftLetGo:
    """The person left a kiosk without a word: the request waits a day for its author, then is erased."""

    reference: str


@event("intake.request-given", subject="reference")
@dataclass(frozen=True, slots=True)
class RequestGiven:
    """The person gave the request at a centre, or gave it again corrected; it is sent when they have left."""

    reference: str
    service: str
    version: int


@event("intake.request-submitted", subject="reference")
@dataclass(frozen=True, slots=True)
class RequestSubmitted:
    """Sealed and handed over; `digest` is the SHA-256 of the envelope."""

    reference: str
    service: str
    version: int
    digest: str


@event("intake.request-deposited", subject="reference")
@dataclass(frozen=True, slots=True)
class RequestDeposited:
    """An organisation handed the request over for a person, with that token."""

    reference: str
    token: str


@event("intake.envelope-emptied", subject="reference")
@dataclass(frozen=True, slots=True)
class EnvelopeEmptied:
    """The case holds the request under its own key: the first envelope is gone."""

    reference: str


@event("intake.drafts-expired", subject="day")
@dataclass(frozen=True, slots=True)
class DraftsExpired:
    """Drafts that nobody touched for a month were erased."""

    day: str
    count: int
