"""Journalling what was done with keys."""

from collections.abc import Sequence

from guichet.foundation.journal import operations as journal
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client
from guichet.foundation.keys import records as use_records
from guichet.foundation.keys.events import KeyUsed
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.keys.refusals import RecordForged, RecordReplayed
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def journal_use(*, record: UseRecord, act: Act) -> Entry:
    """Keep the keeper's record of a use beside the change that the use served. Raises as `journal_uses` does."""
    [entry] = journal_uses(records=[record], act=act)
    return entry


@operation
def journal_uses(*, records: Sequence[UseRecord], act: Act) -> list[Entry]:
    """The records of all that one change needed, in their order.

    Raises RecordForged when no record key of ours signed one, RecordReplayed when one is in the journal already.
    """
    public = client.public_keys() if records else ()
    if not all(use_records.verify(each, public) for each in records):
        raise RecordForged
    happened = [_as_event(each) for each in records]
    uses = [each.use for each in happened]
    if len(set(uses)) < len(uses) or _are_known(uses):
        raise RecordReplayed
    return [journal.record(happened=each, act=act) for each in happened]


def _are_known(uses: Sequence[str]) -> bool:
    return bool(uses) and Entry.objects.of_kind("keys.used").filter(subject__in=uses).exists()


def _as_event(record: UseRecord) -> KeyUsed:
    return KeyUsed(
        use=f"{record.record_key}:{record.sequence}",
        sequence=record.sequence,
        used_at=record.at,
        operation=record.operation,
        key=record.key_id,
        digest=record.digest,
        reader=record.reader,
        reason_digest=record.reason_digest,
        previous=record.previous,
        record_key=record.record_key,
        proof=record.signature.hex(),
    )
