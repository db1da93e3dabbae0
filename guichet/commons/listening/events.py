"""What the journal holds of recordings: which text, which language; never who speaks."""

from dataclasses import dataclass

from guichet.foundation.journal.events import event


@event("listening.clip-recorded", subject="clip")
@dataclass(frozen=True, slots=True)
class ClipRecorded:
    """A text was said into a microphone; `text` is the SHA-256 of its French words, `sound` that of the recording."""

    clip: str
    text: str
    language: str
    sound: str


@event("listening.clip-approved", subject="clip")
@dataclass(frozen=True, slots=True)
class ClipApproved:
    """Another person listened, and every centre has it from now on; it takes the place of `former`, if any."""

    clip: str
    text: str
    language: str
    sound: str
    former: str


@event("listening.clip-refused", subject="clip")
@dataclass(frozen=True, slots=True)
class ClipRefused:
    """Another person listened, and it is heard nowhere."""

    clip: str
    text: str
    language: str


@event("listening.clip-withdrawn", subject="clip")
@dataclass(frozen=True, slots=True)
class ClipWithdrawn:
    """It was approved, and is heard no longer."""

    clip: str
    text: str
    language: str
