"""Files on their way. How much has arrived is what the disk has, so a cut at any byte loses nothing else.

They are encrypted byte for byte under the node's secret: a disk that is taken away shows nothing of them.
"""

import fcntl
import hmac
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR
from django.conf import settings
from django.utils.encoding import force_bytes

from guichet.commons.intake.uploads.store import full_disk_in_words

BLOCK = 16  # bytes, of AES


class WrongPlace(ValueError):
    """The piece does not begin where the last one ended; `offset` says where that is."""

    def __init__(self, offset: int) -> None:
        super().__init__(str(offset))
        self.offset = offset


def offset(identifier: str) -> int:
    """How many bytes have arrived."""
    path = _path(identifier)
    return path.stat().st_size if path.exists() else 0


def append(identifier: str, pieces: Iterable[bytes], *, at: int, length: int) -> int:
    """Add what arrives, stopping at `length` whatever is sent; the new offset comes back.

    Raises WrongPlace when another piece came first, FileRefused when the disk is full. What has arrived stays.
    """
    with _locked(identifier) as file:
        present = os.fstat(file).st_size
        if present != at:
            raise WrongPlace(present)
        with full_disk_in_words():
            for piece in pieces:
                _write(file, _masked(identifier, piece[: length - present], at=present))
                present = os.fstat(file).st_size
            os.fsync(file)
        return present


def take(identifier: str) -> bytes:
    return _masked(identifier, _path(identifier).read_bytes(), at=0)


def erase(identifier: str) -> None:
    _path(identifier).unlink(missing_ok=True)


def erase_others(known: frozenset[str]) -> None:
    """Whatever arrived for an upload that is over."""
    for path in _folder().glob("*"):
        if path.name not in known:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.VAR) / "uploads"


def _path(identifier: str) -> Path:
    return _folder() / identifier


@contextmanager
def _locked(identifier: str) -> Iterator[int]:
    """One writer at a time: a phone that lost its answer sends the same piece again while the first is written."""
    _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    file = os.open(_path(identifier), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
    finally:
        os.close(file)


def _masked(identifier: str, text: bytes, *, at: int) -> bytes:
    """Hidden, or shown again: AES in counter mode, which begins at any byte. Each upload has a key of its own."""
    key = hmac.digest(force_bytes(settings.SECRET_KEY), b"guichet upload" + identifier.encode(), "sha256")
    block, skipped = divmod(at, BLOCK)
    stream = Cipher(AES(key), CTR(block.to_bytes(BLOCK, "big"))).encryptor()
    stream.update(bytes(skipped))
    return stream.update(text)


def _write(file: int, piece: bytes) -> None:
    rest = memoryview(piece)
    while rest:
        rest = rest[os.write(file, rest) :]
