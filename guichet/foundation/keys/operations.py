"""Journalling what was done with keys."""

from django.db import connection

from guichet.foundation.journal import operations as journal
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client, records
from guichet.foundation.keys.events import KeyChanged, KeyUsed
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.keys.refusals import RecordForged, RecordReplayed
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

# Written once: each document and each reading waits for it, and Django takes longer to compose it than to ask it.
KNOWN = "SELECT 1 FROM journal_entry WHERE subject = %s AND kind = 'keys.used' LIMIT 1"


@operation
def journal_use(*, record: UseRecord, act: Act) -> Entry:
    """Keep the keeper's record of a use beside the change that the use served.

    Raises RecordForged when no record key of ours signed it, RecordReplayed when it is in the journal already.
    """
    if not records.verify(record, client.own_keys()):
        raise RecordForged
    happened = _as_event(record)
    if _is_known(happened.use):
        raise RecordReplayed
    return journal.record(happened=happened, act=act)


@operation
def journal_change(*, record: UseRecord, change: KeyChanged, act: Act) -> Entry:
    """Keep that people changed a key, beside the keeper's record of it. Raises as `journal_use` does."""
    journal_use(record=record, act=act)
    return journal.record(happened=change, act=act)


def _is_known(use: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [use])
        return cursor.fetchone() is not None


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
