"""What the journal holds of the archive."""

from dataclasses import dataclass

from guichet.foundation.journal.events import event


@event("archive.record-deposited", subject="record")
@dataclass(frozen=True, slots=True)
class RecordDeposited:
    """`digest` is the SHA-256 of the file that the record is kept for."""

    record: str
    digest: str
