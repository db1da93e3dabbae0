"""Blind indexes: equal values give equal digests, and without the node's key a digest tells nothing.

An NPI has so few digits that a plain digest would be undone in a minute; the key is GUICHET_INDEX_KEY.
"""

import hashlib
import hmac

from django.conf import settings


def index(kind: str, value: str) -> str:
    """64 hexadecimal digits; `kind` keeps equal values of different kinds apart."""
    return digest(kind, value.encode())


def digest(kind: str, *parts: bytes) -> str:
    """The same over several parts, each with its length before it so that no two lists of parts are one."""
    mac = hmac.new(settings.IDENTITY_INDEX_KEY.encode(), kind.encode() + b"\0", hashlib.sha256)
    for part in parts:
        mac.update(len(part).to_bytes(4, "big") + part)
    return mac.hexdigest()


def same(one: str, other: str) -> bool:
    """In a time that does not depend on where the two differ."""
    return hmac.compare_digest(one, other)
