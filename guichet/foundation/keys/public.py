"""The public side of a key: what anyone may know of it, for ever."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a key is for; each kind has its own keys, so that losing one costs one."""

    INTAKE = "intake"
    SEAL = "seal"
    QR = "qr"
    LOG = "log"
    SYNC = "sync"
    RECORD = "record"
    CERTIFY = "certify"


class Algorithm(StrEnum):
    """`ES256` public bytes are an uncompressed point and its signatures r then s, as COSE wants them."""

    X25519 = "hpke-x25519-sha256-chacha20poly1305"
    ED25519 = "ed25519"
    ES256 = "es256"


# ES256 where a phone's browser or a PDF reader checks: many of them lack Ed25519.
ALGORITHM = {
    Kind.INTAKE: Algorithm.X25519,
    Kind.SEAL: Algorithm.ES256,
    Kind.QR: Algorithm.ES256,
    Kind.LOG: Algorithm.ED25519,
    Kind.SYNC: Algorithm.ED25519,
    Kind.RECORD: Algorithm.ED25519,
    Kind.CERTIFY: Algorithm.ES256,
}
# Kinds of which each authority has its own.
HELD = frozenset({Kind.SEAL, Kind.CERTIFY})


@dataclass(frozen=True, slots=True)
class PublicKey:
    """`holder` is the authority, of the kinds that are held, and else empty.

    `valid_until` and `end_reason` come with the end. `vouched` is the signature of the key before it, of kinds that are
    followed from key to key (`succession.py`).
    """

    id: str
    kind: Kind
    holder: str
    algorithm: Algorithm
    public: bytes
    valid_from: datetime
    valid_until: datetime | None
    end_reason: str
    demonstration: bool
    vouched: bytes = b""

    @property
    def is_current(self) -> bool:
        return self.valid_until is None


def id_of(public: bytes) -> str:
    """Sixteen hexadecimal digits that follow from the key itself: nobody chooses them."""
    return hashlib.sha256(public).hexdigest()[:16]


def as_json(keys: Iterable[PublicKey]) -> str:
    return json.dumps([_as_facts(key) for key in keys], indent=1) + "\n"


def from_json(text: str) -> tuple[PublicKey, ...]:
    return tuple(_from_facts(facts) for facts in json.loads(text))


def _as_facts(key: PublicKey) -> dict[str, object]:
    return {
        **asdict(key),
        "public": key.public.hex(),
        "vouched": key.vouched.hex(),
        "valid_from": key.valid_from.isoformat(),
        "valid_until": key.valid_until and key.valid_until.isoformat(),
    }


def _from_facts(facts: dict[str, str]) -> PublicKey:
    return PublicKey(
        id=facts["id"],
        kind=Kind(facts["kind"]),
        holder=facts["holder"],
        algorithm=Algorithm(facts["algorithm"]),
        public=bytes.fromhex(facts["public"]),
        valid_from=datetime.fromisoformat(facts["valid_from"]),
        valid_until=datetime.fromisoformat(facts["valid_until"]) if facts["valid_until"] else None,
        end_reason=facts["end_reason"],
        demonstration=bool(facts["demonstration"]),
        vouched=bytes.fromhex(facts.get("vouched", "")),  # a list of before has none
    )
