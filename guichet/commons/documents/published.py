"""The published list of keys: every key of documents that ever was, signed by the key of codes (docs/qr-profile.md)."""

import base64
import hashlib
import json

from guichet.commons.documents import operations as documents
from guichet.commons.documents.models import KeyList
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind, PublicKey
from guichet.foundation.lib.act import Act

KINDS = (Kind.QR, Kind.SEAL)


def key_list(act: Act) -> KeyList:
    """The list as it is today, signed once for each state of it, whoever asks first.

    Raises KeeperUnavailable when a key is new and the keeper is away, and DemonstrationKeys.
    """
    facts = [_facts(key) for key in keys.public_keys() if key.kind in KINDS]
    digest = hashlib.sha256(json.dumps(facts).encode()).hexdigest()
    known = KeyList.objects.filter(digest=digest).first()
    return known or _publish(digest, facts, act)


def _publish(digest: str, facts: list[dict[str, object]], act: Act) -> KeyList:
    """A JWS (RFC 7515, flattened): any library checks it."""
    key = keys.current(Kind.QR)
    head = _part({"alg": "ES256", "kid": key.id})
    payload = _part({"issued_at": int(act.at.timestamp()), "keys": facts})
    signed = keys.sign(Kind.QR, f"{head}.{payload}".encode())
    content = json.dumps({"protected": head, "payload": payload, "signature": _base64(signed.signature)})
    return documents.publish_keys(digest=digest, content=content, signed=signed, act=act)


def _facts(key: PublicKey) -> dict[str, object]:
    return {
        "id": key.id,
        "kind": key.kind,
        "authority": key.holder,
        "public": key.public.hex(),
        "from": key.valid_from.isoformat(timespec="seconds"),
        "until": key.valid_until and key.valid_until.isoformat(timespec="seconds"),
        "end": key.end_reason,
        "demonstration": key.demonstration,
    }


def _part(facts: dict[str, object]) -> str:
    return _base64(json.dumps(facts, ensure_ascii=False).encode())


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
