"""COSE_Sign1 with ES256 (RFC 9052, RFC 9053): the four parts of a code, and what its signature covers."""

from collections.abc import Iterable
from dataclasses import dataclass

import cbor2

from guichet.commons.documents.extract.claims import Unreadable
from guichet.foundation.keys import signatures
from guichet.foundation.keys.public import Kind, PublicKey

ALGORITHM, KEY_ID, ES256 = 1, 4, -7
TAG = 18
SIGNATURE = 64


@dataclass(frozen=True, slots=True)
class Signed:
    key_id: str
    payload: bytes
    signature: bytes


def signed_bytes(payload: bytes, *, key_id: str) -> bytes:
    """The Sig_structure that the key signs."""
    return cbor2.dumps(["Signature1", _protected(key_id), b"", payload], canonical=True)


def written(signed: Signed) -> bytes:
    parts = [_protected(signed.key_id), {}, signed.payload, signed.signature]
    return cbor2.dumps(cbor2.CBORTag(TAG, parts), canonical=True)


def read(content: bytes) -> Signed:
    """Its parts, nothing judged yet. Raises Unreadable for any other bytes than `written` gives."""
    try:
        protected, _, payload, signature = cbor2.loads(content).value
        key_id = cbor2.loads(protected)[KEY_ID].hex()
        signed = Signed(key_id, payload, signature)
        same = written(signed) == content
    except (cbor2.CBORDecodeError, cbor2.CBOREncodeError, KeyError, TypeError, ValueError, AttributeError):
        raise Unreadable from None
    if not same or not isinstance(payload, bytes) or len(signature) != SIGNATURE:
        raise Unreadable
    return signed


def signer(signed: Signed, keys: Iterable[PublicKey]) -> PublicKey | None:
    """The key of documents' codes that signed this, current or ended; None when no key of the list did."""
    message = signed_bytes(signed.payload, key_id=signed.key_id)
    return next((key for key in keys if _is_by(key, signed, message)), None)


def _is_by(key: PublicKey, signed: Signed, message: bytes) -> bool:
    return key.kind is Kind.QR and key.id == signed.key_id and signatures.is_genuine(signed.signature, message, key=key)


def _protected(key_id: str) -> bytes:
    return cbor2.dumps({ALGORITHM: ES256, KEY_ID: bytes.fromhex(key_id)}, canonical=True)
