"""What the journal holds of the public log itself."""

from dataclasses import dataclass

from guichet.foundation.journal.events import event


@event("public-log.checkpoint-signed", subject="root")
@dataclass(frozen=True, slots=True)
class CheckpointSigned:
    """The State said that so many lines have this root (SHA-256, hexadecimal)."""

    root: str
    size: int


@event("public-log.checkpoint-cosigned", subject="witness")
@dataclass(frozen=True, slots=True)
class CheckpointCosigned:
    """A witness had seen nothing that contradicts it."""

    witness: str
    size: int


@event("public-log.checkpoint-seen", subject="root")
@dataclass(frozen=True, slots=True)
class CheckpointSeen:
    """This centre looked at the checkpoint, found that it grew out of the one before, and cosigned it."""

    root: str
    size: int


@event("public-log.alarm-raised", subject="witness")
@dataclass(frozen=True, slots=True)
class AlarmRaised:
    """A witness, or the node itself, found lines lost or altered, or two pasts signed; `size` is what it knew."""

    witness: str
    fault: str
    size: int


@event("public-log.log-reread", subject="root")
@dataclass(frozen=True, slots=True)
class LogReread:
    """The node read what it published again: it is what was signed, and what its tables hold."""

    root: str
    size: int


@event("public-log.log-recovered", subject="root")
@dataclass(frozen=True, slots=True)
class LogRecovered:
    """A hub that was restored had `former` lines, and took back from a copy those that it had signed since."""

    root: str
    former: int
    size: int


@event("public-log.openings-kept", subject="file")
@dataclass(frozen=True, slots=True)
class OpeningsKept:
    """What a restored hub had lost of whose lines are whose came back, from the file of this digest (SHA-256)."""

    file: str
    count: int


@event("public-log.alarm-settled", subject="witness")
@dataclass(frozen=True, slots=True)
class AlarmSettled:
    """Two members of staff decided what an alarm comes to; `why` is read by everybody in the log."""

    witness: str
    fault: str
    size: int
    why: str
    decided_by: str
    seconded_by: str
