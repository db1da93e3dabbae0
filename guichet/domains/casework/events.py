"""What the journal holds of cases. A case is named by its pseudonym alone, which nobody links to a person."""

from dataclasses import dataclass
from datetime import datetime

from guichet.foundation.journal.events import event


@event("casework.case-received", subject="case", schema=2)
@dataclass(frozen=True, slots=True)
class CaseReceived:
    """The hub has it. Its rank among all is that of this entry: for a number of its own, each would wait."""

    case: str
    service: str
    version: int


@event("casework.case-secured", subject="case")
@dataclass(frozen=True, slots=True)
class CaseSecured:
    """Its content is under a key of its own."""

    case: str
    key: str


@event("casework.case-checked", subject="case")
@dataclass(frozen=True, slots=True)
class CaseChecked:
    """What the hub found on arrival; `obstacle` is why it is not ready, if anything."""

    case: str
    obstacle: str


@event("casework.fee-settled", subject="case")
@dataclass(frozen=True, slots=True)
class FeeSettled:
    case: str
    settled: str


@event("casework.case-ready", subject="case")
@dataclass(frozen=True, slots=True)
class CaseReady:
    """Complete and paid: the clock starts, and the case has its place."""

    case: str
    service: str
    unit: str
    step: str
    sequence: int
    priority: str
    promised_at: datetime


@event("casework.case-taken", subject="case")
@dataclass(frozen=True, slots=True)
class CaseTaken:
    """Served to an officer, who did not choose it."""

    case: str
    unit: str
    step: str
    sequence: int
    until: datetime


@event("casework.case-jumped", subject="case")
@dataclass(frozen=True, slots=True)
class CaseJumped:
    """Taken before others that were ready earlier, by a priority that the service file publishes."""

    case: str
    unit: str
    step: str
    rule: str


@event("casework.case-given-back", subject="case")
@dataclass(frozen=True, slots=True)
class CaseGivenBack:
    case: str
    unit: str
    step: str
    reason: str


@event("casework.case-taken-back", subject="case")
@dataclass(frozen=True, slots=True)
class CaseTakenBack:
    """Held too long: back in its place, without asking the officer."""

    case: str
    unit: str
    step: str


@event("casework.clock-paused", subject="case", schema=2)
@dataclass(frozen=True, slots=True)
class ClockPaused:
    case: str
    unit: str
    step: str
    motive: str
    until: datetime


@event("casework.supplement-kept", subject="case")
@dataclass(frozen=True, slots=True)
class SupplementKept:
    """The applicant gave a part of what is asked, or all of it; the answers are sealed."""

    case: str
    step: str
    state: str


@event("casework.clock-resumed", subject="case", schema=2)
@dataclass(frozen=True, slots=True)
class ClockResumed:
    """`why` is answered, or ended: its last day came without a reply."""

    case: str
    unit: str
    motive: str
    why: str
    promised_at: datetime


@event("casework.pause-allowed", subject="case")
@dataclass(frozen=True, slots=True)
class PauseAllowed:
    """A supervisor lets the office stop the clock once more, for another motive than the one that ended."""

    case: str
    unit: str
    motive: str


@event("casework.opinion-given", subject="case")
@dataclass(frozen=True, slots=True)
class OpinionGiven:
    """A body answered, or its silence did."""

    case: str
    step: str
    body: str
    favourable: bool | None
    by_silence: bool


@event("casework.step-finished", subject="case")
@dataclass(frozen=True, slots=True)
class StepFinished:
    """The case goes on to another step, perhaps of another office."""

    case: str
    unit: str
    step: str
    result: str
    to: str


@event("casework.case-decided", subject="case")
@dataclass(frozen=True, slots=True)
class CaseDecided:
    case: str
    service: str
    unit: str
    outcome: str
    kind: str
    promised_at: datetime | None


@event("casework.case-refused", subject="case")
@dataclass(frozen=True, slots=True)
class CaseRefused:
    """A decision against the applicant; its reasons are sealed with the case."""

    case: str
    service: str
    unit: str
    outcome: str
    promised_at: datetime | None


@event("casework.case-withdrawn", subject="case")
@dataclass(frozen=True, slots=True)
class CaseWithdrawn:
    """The applicant took it back before it was decided; `unit` and `step` are where it was, if anywhere."""

    case: str
    service: str
    unit: str
    step: str


@event("casework.case-claimed", subject="case")
@dataclass(frozen=True, slots=True)
class CaseClaimed:
    """Who holds its receipt brought it to an account of their own."""

    case: str


@event("casework.claim-refused", subject="citizen")
@dataclass(frozen=True, slots=True)
class ClaimRefused:
    """A reference and a code that do not belong together; after each fifth try, claiming waits."""

    citizen: str
    tries: int


@event("casework.case-read", subject="case")
@dataclass(frozen=True, slots=True)
class CaseRead:
    """Someone saw what the applicant sent."""

    case: str
    unit: str
    step: str
    reason: str


@event("casework.reason-stated", subject="case")
@dataclass(frozen=True, slots=True)
class ReasonStated:
    """Somebody who does not have it said why they open it; it may be read for a quarter of an hour."""

    case: str
    unit: str
    motive: str


@event("casework.case-escalated", subject="case", schema=2)
@dataclass(frozen=True, slots=True)
class CaseEscalated:
    """Its supervisor is told, and the office above may be served it; `why` is late, or nobody."""

    case: str
    unit: str
    step: str
    above: str
    why: str


@event("casework.readings-closed", subject="day")
@dataclass(frozen=True, slots=True)
class ReadingsClosed:
    """A day of Benin is over: so many readings, and the root of the tree over all of them, in hexadecimal."""

    day: str
    count: int
    root: str


@event("casework.readings-shown", subject="request")
@dataclass(frozen=True, slots=True)
class ReadingsShown:
    """At a centre, whoever held the receipt was shown who looked at the request."""

    request: str


@event("casework.readings-refused", subject="request")
@dataclass(frozen=True, slots=True)
class ReadingsRefused:
    """At a centre, a wrong code was given for it."""

    request: str
    tries: int


@event("casework.rules-published", subject="digest")
@dataclass(frozen=True, slots=True)
class RulesPublished:
    """The rules that hold for all services are others from now on."""

    digest: str
    version: int


@event("casework.complaint-opened", subject="case")
@dataclass(frozen=True, slots=True)
class ComplaintOpened:
    """`about` is the office complained of, `to` the one that answers: never the same."""

    case: str
    about: str
    to: str


@event("casework.complaint-answered", subject="case")
@dataclass(frozen=True, slots=True)
class ComplaintAnswered:
    case: str
    to: str


@event("casework.complaint-contested", subject="case")
@dataclass(frozen=True, slots=True)
class ComplaintContested:
    """The answer settled nothing; `to` is who answers next."""

    case: str
    to: str


@event("casework.complaint-escalated", subject="case")
@dataclass(frozen=True, slots=True)
class ComplaintEscalated:
    """Not answered in time; `to` is the level above, which answers now."""

    case: str
    about: str
    to: str


@event("casework.complaint-closed", subject="case")
@dataclass(frozen=True, slots=True)
class ComplaintClosed:
    case: str
    to: str


@event("casework.line-written", subject="case")
@dataclass(frozen=True, slots=True)
class LineWritten:
    """The office or the applicant wrote; the words are sealed."""

    case: str
    author: str
    about: str


@event("casework.applicant-told", subject="case")
@dataclass(frozen=True, slots=True)
class ApplicantTold:
    """`ending` is told, nobody when no way leads to the applicant, moot when it was no longer true."""

    case: str
    occasion: str
    ending: str
