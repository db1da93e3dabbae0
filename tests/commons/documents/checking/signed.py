"""Signed lists as the State publishes them, by keys outside any keeper."""

import base64
import json
import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import cbor2

from guichet.commons.documents.extract import cose
from guichet.foundation.keys import public, signatures
from guichet.foundation.keys.public import Kind, PublicKey
from tests.commons.documents import samples
from tests.commons.documents.samples import AT, AKey


def listed(key: AKey, *, kind: Kind = Kind.QR, until: datetime | None = None, end: str = "") -> PublicKey:
    """A real installation's key, in force since AT."""
    return replace(key.listed(kind, until=until), end_reason=end, demonstration=False)


def key_list(signer: AKey, keys: Iterable[PublicKey]) -> str:
    facts = [
        {
            "id": key.id,
            "kind": key.kind,
            "authority": key.holder,
            "public": key.public.hex(),
            "from": key.valid_from.isoformat(),
            "until": key.valid_until and key.valid_until.isoformat(),
            "end": key.end_reason,
            "demonstration": key.demonstration,
        }
        for key in keys
    ]
    head = _part({"alg": "ES256", "kid": public.id_of(signer.point)})
    payload = _part({"issued_at": int(AT.timestamp()), "keys": facts})
    signature = signatures.from_der(signer.der(f"{head}.{payload}".encode()))
    return json.dumps({"protected": head, "payload": payload, "signature": _base64(signature)})


def revocations(
    signer: AKey, *, revoked: Iterable[int] = (), year: int = 2026, length: int = 5_000, at: datetime = AT
) -> bytes:
    bits = bytearray(-(-length // 8))
    for index in revoked:
        bits[index >> 3] |= 1 << (7 - (index & 7))
    said = {1: year, 2: int(at.timestamp()), 3: zlib.compress(bytes(bits), 9), 4: length}
    payload, key_id = cbor2.dumps(said, canonical=True), public.id_of(signer.point)
    signature = signatures.from_der(signer.der(cose.signed_bytes(payload, key_id=key_id)))
    return cose.written(cose.Signed(key_id, payload, signature))


def _part(facts: dict[str, object]) -> str:
    return _base64(json.dumps(facts).encode())


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


KEY = samples.a_key(7)
PLACE = samples.some_claims().status
