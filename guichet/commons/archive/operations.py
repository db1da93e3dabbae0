"""Journalling what the archive keeps; the keeping itself is slow work, outside any transaction (records.py)."""

from guichet.commons.archive.events import RecordDeposited
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def note_deposit(*, record: str, digest: str, act: Act) -> None:
    """Say beside the change that needed it that a record is in the archive for good."""
    journal.record(happened=RecordDeposited(record, digest), act=act)
