"""Signed notes, checkpoints and cosignatures: the texts that C2SP gives to logs and to their witnesses.

A note is a text, an empty line, and a line a signature: `— NAME BASE64(4 bytes of the key's number, signature)`.
"""

import hashlib
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from guichet.commons.public_log.refusals import Malformed, NotSigned, OtherOrigin

DASH = "— "
NUMBER = 4  # bytes of a key's number
MOMENT = 8  # bytes of the moment of a cosignature
BODY_LINES = 3
KEY = 32  # bytes of a key
DIGITS = 19  # of the size of a log: no tree is larger than 2^63


class Use(IntEnum):
    """What a key signs, as the first byte of the key in its text and in its number."""

    NOTE = 1
    COSIGNATURE = 4


@dataclass(frozen=True, slots=True)
class Verifier:
    """Who may have signed: `name` as on the line, `public` the 32 bytes of an Ed25519 key."""

    name: str
    public: bytes
    use: Use = Use.NOTE

    @property
    def number(self) -> bytes:
        return hashlib.sha256(f"{self.name}\n".encode() + bytes([self.use]) + self.public).digest()[:NUMBER]

    def __str__(self) -> str:
        """As programs for notes want it: `NAME+NUMBER+KEY`."""
        return f"{self.name}+{self.number.hex()}+{b64encode(bytes([self.use]) + self.public).decode()}"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log says of itself: so many leaves have this root."""

    origin: str
    size: int
    root: bytes

    @property
    def body(self) -> str:
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """`lines` are its signatures, each with its end of line."""

    body: str
    lines: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.body}\n{''.join(self.lines)}"

    def signed_also(self, lines: Iterable[str]) -> "Note":
        return Note(self.body, tuple(dict.fromkeys((*self.lines, *lines))))


def read_verifier(text: str) -> Verifier:
    """Raises Malformed."""
    name, number, key = parts(text)
    if key[0] not in set(Use):
        raise Malformed(text)
    verifier = Verifier(name, key[1:], Use(key[0]))
    if verifier.number.hex() != number:
        raise Malformed(text)
    return verifier


def parts(text: str) -> tuple[str, str, bytes]:
    """Name, number in hexadecimal, and 33 bytes: what the key is for, then the key. Raises Malformed."""
    name, _plus, rest = text.strip().partition("+")
    told, _plus, key = rest.partition("+")
    if len(bare := decoded(key)) != 1 + KEY:
        raise Malformed(text)
    return name, told, bare


def read(text: str) -> Note:
    """Raises Malformed."""
    body, empty, signatures = text.rpartition("\n\n")
    if not empty or not signatures.endswith("\n"):
        raise Malformed
    lines = tuple(f"{line}\n" for line in signatures[:-1].split("\n"))
    if not all(line.startswith(DASH) for line in lines):
        raise Malformed
    return Note(f"{body}\n", lines)


def checkpoint(note: Note, origin: str, key: Verifier) -> Checkpoint:
    """What the log `origin` signed with `key`. Raises Malformed, OtherOrigin, NotSigned."""
    told = note.body.split("\n", 1)[0]
    if told != origin:
        raise OtherOrigin(told, origin)
    if not is_signed(note, key):
        raise NotSigned
    return parsed(note)


def parsed(note: Note) -> Checkpoint:
    """What a note says whose signatures somebody checked before. Raises Malformed."""
    origin, size, root, *_more = [*note.body.split("\n"), "", ""]
    return Checkpoint(origin, number(size), decoded(root))


def number(text: str) -> int:
    """In decimal, as the one way to write it. Raises Malformed."""
    if len(text) > DIGITS or not text.isascii() or not text.isdigit() or text != str(int(text)):
        raise Malformed
    return int(text)


def is_signed(note: Note, key: Verifier) -> bool:
    return any(_holds(key.public, signature, note.body.encode()) for signature in _by(note, key))


def cosigned_at(note: Note, witness: Verifier) -> datetime | None:
    """When `witness` said that it had seen this checkpoint and nothing that contradicts it; None when it did not."""
    for signature in _by(note, witness):
        moment = int.from_bytes(signature[:MOMENT])
        if _holds(witness.public, signature[MOMENT:], cosigned(note.body, moment)):
            return datetime.fromtimestamp(moment, UTC)
    return None


def cosigned(body: str, moment: int) -> bytes:
    """What a witness signs (C2SP tlog-cosignature): `moment` is in seconds since 1970."""
    return f"cosignature/v1\ntime {moment}\n{body}".encode()


def line(key: Verifier, signature: bytes, *, moment: int | None = None) -> str:
    stamped = signature if moment is None else moment.to_bytes(MOMENT) + signature
    return f"{DASH}{key.name} {b64encode(key.number + stamped).decode()}\n"


def _by(note: Note, key: Verifier) -> Iterator[bytes]:
    for each in note.lines:
        name, _space, encoded = each.removeprefix(DASH).rstrip("\n").partition(" ")
        signature = decoded(encoded)
        if name == key.name and signature[:NUMBER] == key.number:
            yield signature[NUMBER:]


def _holds(public: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def decoded(text: str) -> bytes:
    """Raises Malformed for what is not base64."""
    try:
        return b64decode(text, validate=True)
    except (NotBase64, ValueError):
        raise Malformed from None
