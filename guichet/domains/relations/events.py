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
