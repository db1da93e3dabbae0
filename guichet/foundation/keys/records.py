"""The signed record of one use of a key: made by the keeper, journalled by whoever asked, checked by anyone."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from guichet.foundation.keys import signatures
from guichet.foundation.keys.public import Kind, PublicKey

TYPE = "guichet key use 1"


@dataclass(frozen=True, slots=True)
class UseRecord:
    """`sequence` has no gap; `previous` is the digest of the record before, so none can be taken out in silence.

    `digest` is the SHA-256 of what was opened, signed or destroyed. What is signed holds the digest of the reason,
    not the reason: a journal that may not keep people's words still keeps the proof.
    """

    sequence: int
    at: datetime
    operation: str
    key_id: str
    digest: str
    reader: str
    reason: str
    previous: str
    record_key: str
    signature: bytes = b""

    @property
    def reason_digest(self) -> str:
        return digest_of(self.reason.encode())


def signed_bytes(record: UseRecord) -> bytes:
    """Canonical JSON: what the record key signs, and what any other program needs to check it."""
    facts = {
        "type": TYPE,
        "sequence": record.sequence,
        "at": record.at.isoformat(),
        "operation": record.operation,
        "key": record.key_id,
        "digest": record.digest,
        "reader": record.reader,
        "reason_digest": record.reason_digest,
        "previous": record.previous,
        "record_key": record.record_key,
    }
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()


def read(*, signed: bytes, reason: str, signature: bytes) -> UseRecord:
    """The record whose canonical bytes these are; whether it is genuine is another question."""
    facts = json.loads(signed)
    return UseRecord(
        sequence=facts["sequence"],
        at=datetime.fromisoformat(facts["at"]),
        operation=facts["operation"],
        key_id=facts["key"],
        digest=facts["digest"],
        reader=facts["reader"],
        reason=reason,
        previous=facts["previous"],
        record_key=facts["record_key"],
        signature=signature,
    )


def verify(record: UseRecord, keys: Iterable[PublicKey]) -> bool:
    """Whether one of `keys` is the record key that signed this, while it was valid."""
    return any(_signed(record, key) for key in keys)


def follows(record: UseRecord, before: UseRecord) -> bool:
    """Whether nothing happened between the two."""
    return record.sequence == before.sequence + 1 and record.previous == digest_of(signed_bytes(before))


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _signed(record: UseRecord, key: PublicKey) -> bool:
    if key.kind is not Kind.RECORD or key.id != record.record_key or record.at < key.valid_from:
        return False
    if key.valid_until is not None and record.at > key.valid_until:
        return False
    return signatures.is_genuine(record.signature, signed_bytes(record), key=key)
