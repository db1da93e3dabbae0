"""What the journal holds of denunciations. Never a leaf of the public log, never who, where or at what hour."""

from dataclasses import dataclass

from guichet.foundation.journal.events import event


@event("relations.denounced", subject="denunciation")
@dataclass(frozen=True, slots=True)
class Denounced:
    denunciation: str


@event("relations.denunciation-completed", subject="denunciation")
@dataclass(frozen=True, slots=True)
class DenunciationCompleted:
    """Whoever wrote it came back with the code, and added something."""

    denunciation: str


@event("relations.denunciation-read", subject="denunciation")
@dataclass(frozen=True, slots=True)
class DenunciationRead:
    denunciation: str
    by: str


@event("relations.denunciation-answered", subject="denunciation")
@dataclass(frozen=True, slots=True)
class DenunciationAnswered:
    denunciation: str
    by: str


@event("relations.answers-read", subject="denunciation")
@dataclass(frozen=True, slots=True)
class AnswersRead:
    """Whoever holds the code read what the inspection answered."""

    denunciation: str


@event("relations.concern-opened", subject="concern")
@dataclass(frozen=True, slots=True)
class ConcernOpened:
    """Somebody asked or told the desk something; `to` is the authority that answers."""

    concern: str
    kind: str
    channel: str
    to: str


@event("relations.concern-reopened", subject="concern")
@dataclass(frozen=True, slots=True)
class ConcernReopened:
    """Its author says that the answer settles nothing."""

    concern: str
    to: str


@event("relations.concern-taken", subject="concern")
@dataclass(frozen=True, slots=True)
class ConcernTaken:
    concern: str
    by: str


@event("relations.concern-read", subject="concern")
@dataclass(frozen=True, slots=True)
class ConcernRead:
    """Its words were opened, by the desk or with its code."""

    concern: str
    by: str


@event("relations.concern-transferred", subject="concern")
@dataclass(frozen=True, slots=True)
class ConcernTransferred:
    concern: str
    source: str
    to: str


@event("relations.concern-answered", subject="concern")
@dataclass(frozen=True, slots=True)
class ConcernAnswered:
    concern: str
    by: str
    to: str


@event("relations.concern-escalated", subject="concern")
@dataclass(frozen=True, slots=True)
class ConcernEscalated:
    """Not answered in its thirty days: the authority above answers, where there is one."""

    concern: str
    source: str
    to: str


@event("relations.concern-scored", subject="concern")
@dataclass(frozen=True, slots=True)
class ConcernScored:
    """`source`: the person, or staff who entered it for them."""

    concern: str
    delay: int
    result: int
    source: str


@event("relations.concern-closed", subject="concern")
@dataclass(frozen=True, slots=True)
class ConcernClosed:
    concern: str


@event("relations.concern-told", subject="concern")
@dataclass(frozen=True, slots=True)
class ConcernTold:
    """Its author was sent word, or could not be: they gave no address."""

    concern: str
    told: str


@event("relations.register-written", subject="entry")
@dataclass(frozen=True, slots=True)
class RegisterEntryWritten:
    """At a centre: something of the paper register is on its way to the desk, under seal."""

    entry: str
    kind: str


@event("relations.article-proposed", subject="article")
@dataclass(frozen=True, slots=True)
class ArticleProposed:
    """`concern` is the message whose answer gave the idea, if any."""

    article: str
    by: str
    concern: str


@event("relations.article-approved", subject="article")
@dataclass(frozen=True, slots=True)
class ArticleApproved:
    """By another than whoever wrote it: published from now on."""

    article: str
    by: str


@event("relations.article-refused", subject="article")
@dataclass(frozen=True, slots=True)
class ArticleRefused:
    article: str
    by: str


@event("relations.article-withdrawn", subject="article")
@dataclass(frozen=True, slots=True)
class ArticleWithdrawn:
    article: str
    by: str


@event("relations.desk-rule-set", subject="place")
@dataclass(frozen=True, slots=True)
class DeskRuleSet:
    """A supervisor said when a desk takes appointments."""

    place: str
    minutes: int
    capacity: int


@event("relations.appointment-booked", subject="appointment")
@dataclass(frozen=True, slots=True)
class AppointmentBooked:
    appointment: str
    place: str
    starts_at: str


@event("relations.appointment-moved", subject="appointment")
@dataclass(frozen=True, slots=True)
class AppointmentMoved:
    appointment: str
    place: str
    starts_at: str


@event("relations.appointment-cancelled", subject="appointment")
@dataclass(frozen=True, slots=True)
class AppointmentCancelled:
    appointment: str
    place: str


@event("relations.appointment-missed", subject="appointment")
@dataclass(frozen=True, slots=True)
class AppointmentMissed:
    """Nobody came within the grace of the desk."""

    appointment: str
    place: str


@event("relations.turn-came", subject="turn")
@dataclass(frozen=True, slots=True)
class TurnCame:
    """Somebody is at a desk; `expected` with an appointment, `late` when it was missed."""

    turn: str
    place: str
    expected: bool
    late: bool


@event("relations.turn-called", subject="turn")
@dataclass(frozen=True, slots=True)
class TurnCalled:
    turn: str
    place: str


@event("relations.turn-ended", subject="turn")
@dataclass(frozen=True, slots=True)
class TurnEnded:
    """`came`: they were received; else nobody answered the call."""

    turn: str
    place: str
    came: bool
