"""What a ticket carries away: the draft as its author left it, under a key that follows from the square's 128 bits.

Two things follow from the secret, and neither tells the other: the key, and the locator under which the copy is asked
for. The secret is kept nowhere, so that whoever keeps the copy reads nothing, and finds it for nobody else.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from guichet.commons.intake.models import Content
from guichet.commons.sync import packing

FORMAT = 1
NONCE_BYTES = 12
BYTES = 32


class WrongSecret(Exception):
    """Another secret, or a copy that was changed: the cryptography does not tell these apart."""


@dataclass(frozen=True, slots=True)
class Copy:
    """All that another node needs to go on; `files` have the keys of files, which travel as they lie on the disk."""

    reference: str
    service: str
    version: int
    definition: str
    language: str
    owner: str
    mandate: str
    started_at: str
    answers: Mapping[str, Any]
    files: Mapping[str, Any]

    def content(self) -> Content:
        return Content(self.answers, self.files)


def locator(secret: str, *, reference: str) -> bytes:
    """What is shown to the national node by whoever has the ticket."""
    return _derived("locator", secret, reference)


def imprint(shown: bytes) -> str:
    """What the national node keeps of a locator: whoever reads its tables can show none."""
    return hashlib.sha256(shown).hexdigest()


def sealed(copy: Copy, secret: str) -> bytes:
    clear = json.dumps({"format": FORMAT, **asdict(copy)}, ensure_ascii=False, separators=(",", ":")).encode()
    nonce = secrets.token_bytes(NONCE_BYTES)
    key = AESGCM(_derived("key", secret, copy.reference))
    return nonce + key.encrypt(nonce, packing.packed(clear), copy.reference.encode())


def opened(content: bytes, secret: str, *, reference: str) -> Copy:
    """Raises WrongSecret."""
    key = AESGCM(_derived("key", secret, reference))
    try:
        clear = key.decrypt(content[:NONCE_BYTES], content[NONCE_BYTES:], reference.encode())
    except (InvalidTag, ValueError):
        raise WrongSecret from None
    held = json.loads(packing.unpacked(clear))
    del held["format"]
    return Copy(**held)


def _derived(use: str, secret: str, reference: str) -> bytes:
    info = f"guichet ticket 1 {use}\n{reference}".encode()
    return HKDF(algorithm=SHA256(), length=BYTES, salt=None, info=info).derive(secret.encode())
