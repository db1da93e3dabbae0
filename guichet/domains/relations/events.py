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
