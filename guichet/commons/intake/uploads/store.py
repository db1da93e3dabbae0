"""Files on the disk, each encrypted under a key of its own that only the draft, then the envelope, then the case has.

To forget the key is to forget the file. The name of a file is the SHA-256 of what the disk holds, so that what was
changed or cut is noticed, and files can travel and be mirrored without being read.
"""

import base64
import hashlib
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.translation import gettext as _

from guichet.commons.intake.uploads.base import Kept, NoRoom
from guichet.foundation.lib import durable
from guichet.foundation.lib.disk import is_full


class Damaged(RuntimeError):
    """The disk no longer holds what was written."""


def keep(clear: bytes) -> Kept:
    """Write a file for good: it is on the disk when this returns. Raises FileRefused when the disk is full."""
    key, nonce = AESGCM.generate_key(256), secrets.token_bytes(12)
    sealed = nonce + AESGCM(key).encrypt(nonce, clear, None)
    place = hashlib.sha256(sealed).hexdigest()
    with full_disk_in_words():
        durable.write(_path(place), sealed)
    return Kept(place=place, key=base64.b64encode(key).decode())


def read(*, place: str, key: str) -> bytes:
    """Raises Damaged when the bytes are not those that were kept, FileNotFoundError when they were erased."""
    sealed = _path(place).read_bytes()
    if hashlib.sha256(sealed).hexdigest() != place:
        raise Damaged(place)
    return AESGCM(base64.b64decode(key)).decrypt(sealed[:12], sealed[12:], None)


def is_here(place: str) -> bool:
    return _path(place).exists()


def erase(places: Iterable[str]) -> None:
    for place in places:
        _path(place).unlink(missing_ok=True)


@contextmanager
def full_disk_in_words() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        if not is_full(fault):
            raise
        raise NoRoom(
            _(
                "Il n’y a plus de place ici pour recevoir ce fichier. Vos réponses sont gardées : "
                "réessayez plus tard, ou finissez dans un centre."
            )
        ) from fault


def _path(place: str) -> Path:
    return Path(settings.VAR) / "files" / place[:2] / place
