"""A USB stick that carries in the place of a link that is dead: the same signed batches, in one file under seal.

Whoever finds the stick reads nothing: the key of the file is sealed to the State's intake key, and each piece is bound
to its place. The last piece counts the others, so that a file which was cut is known before anything of it is taken.
"""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import cbor2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext as _

from guichet.foundation.keys import envelope
from guichet.foundation.keys.public import PublicKey
from guichet.foundation.lib.refusal import Refused

MAGIC = b"guichet stick 1\n"
LENGTH = 4
LARGEST_PIECE = 70_000_000  # the largest file of a request, and what is around it
KEY = 32
END = b""
BATCH, FILE = "batch", "file"


class NoStick(Refused):
    """A file that is none of ours, was cut or changed. Nothing of it was taken."""

    @classmethod
    def here(cls) -> "NoStick":
        return cls(_("Ce fichier n’est pas un envoi d’un centre. Rien n’en a été pris."))

    @classmethod
    def cut(cls) -> "NoStick":
        return cls(_("Ce fichier est incomplet ou abîmé : refaites l’export au centre. Rien n’en a été pris."))


@dataclass(frozen=True, slots=True)
class Head:
    """`envelope` has the key of all that follows; it opens beside `bound_to` alone."""

    node: str
    name: str
    envelope: bytes

    @property
    def bound_to(self) -> bytes:
        return bound_to(self.node, self.name)


def bound_to(node: str, name: str) -> bytes:
    return MAGIC + f"{node}\n{name}".encode()


def write(target: IO[bytes], pieces: Iterable[bytes], *, node: str, recipient: PublicKey) -> None:
    """Pieces may be large, and are many: one at a time is in memory."""
    name, key = secrets.token_hex(16), secrets.token_bytes(KEY)
    sealed = envelope.seal(key, recipient=recipient, bound_to=bound_to(node, name))
    target.write(MAGIC)
    _put(target, cbor2.dumps([node, name, sealed]))
    lock, number = AESGCM(key), 0
    for number, piece in enumerate(pieces, 1):
        _put(target, lock.encrypt(_nonce(number), piece, MAGIC))
    _put(target, lock.encrypt(_nonce(number + 1), END, MAGIC))


def head_of(path: Path) -> Head:
    """Raises NoStick, OSError."""
    with path.open("rb") as file:
        return _head(file)


def pieces_of(path: Path, key: bytes) -> Iterator[bytes]:
    """In order. Raises NoStick at the first that is not what was written: read to the end before you take any."""
    lock = AESGCM(key)
    with path.open("rb") as file:
        _head(file)
        number = 1
        while piece := _opened(lock, number, _get(file)):
            yield piece
            number += 1


def _head(file: IO[bytes]) -> Head:
    if file.read(len(MAGIC)) != MAGIC:
        raise NoStick.here()
    try:
        node, name, sealed = cbor2.loads(_get(file))
        return Head(str(node), str(name), bytes(sealed))
    except (cbor2.CBORDecodeError, ValueError, TypeError):
        raise NoStick.here() from None


def _opened(lock: AESGCM, number: int, content: bytes) -> bytes:
    try:
        return lock.decrypt(_nonce(number), content, MAGIC)
    except InvalidTag:
        raise NoStick.cut() from None


def _nonce(number: int) -> bytes:
    """Of a key that serves for one file."""
    return number.to_bytes(12)


def _put(file: IO[bytes], content: bytes) -> None:
    file.write(len(content).to_bytes(LENGTH))
    file.write(content)


def _get(file: IO[bytes]) -> bytes:
    length = int.from_bytes(file.read(LENGTH))
    content = file.read(length) if length <= LARGEST_PIECE else b""
    if not content or len(content) != length:
        raise NoStick.cut()
    return content
