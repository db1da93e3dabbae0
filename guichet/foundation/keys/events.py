"""What the journal holds about keys: each use, with the keeper's signature over it."""

from dataclasses import dataclass
from datetime import datetime

from guichet.foundation.journal.events import event


@event("keys.used", subject="use")
@dataclass(frozen=True, slots=True)
class KeyUsed:
    """All that the keeper signed (records.signed_bytes) and its signature, `proof`; `use` is unique for ever."""

    use: str
    sequence: int
    used_at: datetime
    operation: str
    key: str
    digest: str
    reader: str
    reason_digest: str
    previous: str
    record_key: str
    proof: str


@event("keys.key-changed", subject="key")
@dataclass(frozen=True, slots=True)
class KeyChanged:
    """People had the next key made; `former` is the one that ended, empty for the first of its kind and holder."""

    key: str
    key_kind: str
    holder: str
    former: str
    reason: str
