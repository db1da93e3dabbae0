"""The two signed lists that anyone may keep: of keys, and of a year's revoked documents (docs/qr-profile.md)."""

import base64
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import cbor2

from guichet.commons.documents.extract import cose
from guichet.commons.documents.extract.claims import Unreadable
from guichet.foundation.keys import signatures
from guichet.foundation.keys.public import Algorithm, Kind, PublicKey

YEAR, ISSUED, BITS, LENGTH = 1, 2, 3, 4
LARGEST = 10_000_000  # bytes of bits: eighty million documents a year
COMPROMISED = "compromised"


class NotAList(ValueError):
    """Not a list of this kind, or none that a key of the published list signed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a document was revoked, as it was known at that moment."""

    revoked: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Revocations:
    """A bit for each document of a year, the first at the top of the first byte."""

    year: int
    at: datetime
    length: int
    bits: bytes

    def standing(self, index: int) -> Standing | None:
        """None for a document that is younger than the list."""
        if not 0 <= index < min(self.length, 8 * len(self.bits)):
            return None
        return Standing(bool(self.bits[index >> 3] >> (7 - (index & 7)) & 1), self.at)


def was_in_force(key: PublicKey, at: datetime) -> bool:
    """A demonstration moves the clock of what it signs, not that of its keys: its dates are not judged."""
    return key.demonstration or (key.valid_from <= at and (key.valid_until is None or at <= key.valid_until))


def is_real(keys: Iterable[PublicKey]) -> bool:
    """Whether this is the list of a real installation, where nothing that a demonstration signed is believed."""
    return any(key.kind is Kind.QR and not key.demonstration for key in keys)


def keys_of(text: str) -> tuple[PublicKey, ...]:
    """Every key of the list, once one of its own has proved it. Raises NotAList."""
    try:
        jws = json.loads(text)
        head, payload = (json.loads(_content(jws[part])) for part in ("protected", "payload"))
        keys = tuple(_key(facts) for facts in payload["keys"])
        signer = next(key for key in keys if key.kind is Kind.QR and key.id == head["kid"])
        message = f"{jws['protected']}.{jws['payload']}".encode()
        genuine = head["alg"] == "ES256" and signatures.is_genuine(_content(jws["signature"]), message, key=signer)
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration):
        raise NotAList from None
    if not genuine:
        raise NotAList
    return keys


def revocations_of(content: bytes, keys: Sequence[PublicKey]) -> Revocations:
    """Raises NotAList."""
    try:
        signed = cose.read(content)
        signer = cose.signer(signed, keys)
        facts = cbor2.loads(signed.payload)
        at = datetime.fromtimestamp(facts[ISSUED], UTC)
        found = Revocations(int(facts[YEAR]), at, int(facts[LENGTH]), _inflated(facts[BITS]))
    except (Unreadable, cbor2.CBORDecodeError, zlib.error, KeyError, TypeError, ValueError, OverflowError):
        raise NotAList from None
    if signer is None or signer.end_reason == COMPROMISED or not was_in_force(signer, at):
        raise NotAList
    if signer.demonstration and is_real(keys):
        raise NotAList
    return found


def _inflated(content: bytes) -> bytes:
    """No further than a list can be: a few bytes can hold a thousand times as many."""
    return zlib.decompressobj().decompress(content, LARGEST)


def _key(facts: Mapping[str, Any]) -> PublicKey:
    return PublicKey(
        id=facts["id"],
        kind=Kind(facts["kind"]),
        holder=facts["authority"],
        algorithm=Algorithm.ES256,
        public=bytes.fromhex(facts["public"]),
        valid_from=datetime.fromisoformat(facts["from"]),
        valid_until=datetime.fromisoformat(facts["until"]) if facts["until"] else None,
        end_reason=facts["end"],
        demonstration=bool(facts["demonstration"]),
    )


def _content(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
