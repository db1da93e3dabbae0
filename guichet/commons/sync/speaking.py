"""What the two ends say to each other besides batches: short messages, each signed by who says it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import cbor2

from guichet.commons.sync.refusals import NotUnderstood
from guichet.foundation.keys import signatures
from guichet.foundation.keys.public import ALGORITHM, Kind, PublicKey, id_of
from guichet.foundation.places.references import spelled

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FORMAT = 1
SIGNATURE = 64
EVER = datetime(1970, 1, 1, tzinfo=UTC)
M = TypeVar("M", bound="DataclassInstance")
Sign = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A new node: which centre, the code it was given, its public key."""

    centre: str
    code: str
    key: bytes


@dataclass(frozen=True, slots=True)
class Hello:
    """`nonce` makes the answer an answer to this. `clock` in microseconds since 1970, as this node has it.

    `waiting` and `waiting_files` count what is still to travel; a node that is behind does not tell.
    """

    centre: str
    epoch: str
    fed: int
    fed_chain: str
    clock: int
    version: str
    keys_digest: str
    nonce: bytes
    waiting: int | None = None
    waiting_files: int | None = None


@dataclass(frozen=True, slots=True)
class Welcome:
    """`token` opens what follows; `cursors` are (epoch, lane, last, chain up to it).

    `keys` is empty when the node has that list. `feed_from` is the number after which the node is to be told.
    """

    nonce: bytes
    token: str
    clock: int
    feed_from: int
    cursors: tuple[tuple[str, int, int, str], ...]
    keys: str
    keys_digest: str


@dataclass(frozen=True, slots=True)
class News:
    """`items` are (number, record, chain, digests of files), in order."""

    items: tuple[tuple[int, bytes, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class StickAnswer:
    """What the hub has of a centre, after a stick: as in `Welcome`; `files` are (digest, bytes) of those it brought.

    `keys` are those of the hub for centres, once it has had more than one: as at the address `keys`.
    """

    centre: str
    cursors: tuple[tuple[str, int, int, str], ...]
    files: tuple[tuple[str, int], ...]
    keys: str = ""


def said(message: Any, sign: Sign) -> bytes:
    """A label that names the kind of message comes first in what is signed: none serves as another.

    A field that came later stands last, and stays away while it says nothing: an end that is behind reads the rest.
    """
    values = [getattr(message, field.name) for field in fields(message)]
    while values[-1] == fields(message)[len(values) - 1].default:
        values.pop()
    content = cbor2.dumps([FORMAT, *values])
    return sign(_labelled(type(message), content)) + content


def heard(kind: type[M], content: bytes) -> M:
    """What it says, whoever says it; what a newer end adds is passed over. Raises NotUnderstood."""
    try:
        parts = cbor2.loads(content[SIGNATURE:])
        if not isinstance(parts, list) or parts[0] != FORMAT:
            raise NotUnderstood.here()
        return kind(*parts[1 : 1 + len(fields(kind))])
    except (cbor2.CBORDecodeError, ValueError, TypeError, IndexError):
        raise NotUnderstood.here() from None


def is_said_by(kind: type[Any], content: bytes, key: PublicKey) -> bool:
    return signatures.is_genuine(content[:SIGNATURE], _labelled(kind, content[SIGNATURE:]), key=key)


def key_of(public: bytes) -> PublicKey:
    """A node's key, as the other end knows it: dates are those of its enrolment, kept elsewhere."""
    return PublicKey(id_of(public), Kind.SYNC, "", ALGORITHM[Kind.SYNC], public, EVER, None, "", demonstration=False)


def fingerprint_of(public: bytes) -> str:
    """Twelve symbols that people copy: 60 bits of the key's digest, so that no other key is taken for it."""
    symbols = spelled(int.from_bytes(hashlib.sha256(public).digest()[:8]) >> 4, length=12)
    return "-".join(symbols[place : place + 4] for place in range(0, 12, 4))


def _labelled(kind: type[Any], content: bytes) -> bytes:
    return f"guichet sync {kind.__name__.lower()} {FORMAT}\n".encode() + content
