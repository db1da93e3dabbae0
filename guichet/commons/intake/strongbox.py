"""What lies here until it is submitted is never in clear: not in the tables, not on the disk, not in their backups.

A draft has a random lock, kept beside what it locks; the key is made of the lock and of the node's own secret. To
erase the lock ends reading, even of what a database keeps in freed pages.
"""

import hmac
import secrets
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.encoding import force_bytes

LOCK_BYTES = 32
NONCE_BYTES = 12


class Unreadable(RuntimeError):
    """The box was changed, or was locked under a secret that this node no longer has."""


def new_lock() -> bytes:
    return secrets.token_bytes(LOCK_BYTES)


def shut(plaintext: bytes, *, lock: bytes, about: str) -> bytes:
    """`about` is what the box belongs to: it does not open as the box of something else."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(next(_keys(lock))).encrypt(nonce, plaintext, about.encode())


def open_box(box: bytes, *, lock: bytes, about: str) -> bytes:
    for key in _keys(lock):
        try:
            return AESGCM(key).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], about.encode())
        except InvalidTag:
            continue
    raise Unreadable(about)


def _keys(lock: bytes) -> Iterator[bytes]:
    """Under the node's secret, then under those it had before."""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        yield hmac.digest(force_bytes(secret), b"guichet intake draft" + lock, "sha256")
