"""Records on their way: in order, packed, signed by the node that wrote them. On a wire or on a USB stick alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import cbor2

from guichet.commons.sync import packing, records
from guichet.commons.sync.refusals import NotUnderstood
from guichet.commons.sync.vocabulary import Lane
from guichet.foundation.keys import signatures
from guichet.foundation.keys.public import PublicKey

FORMAT = 1
LABEL = b"guichet sync batch 1\n"
SIGNATURE = 64
PARTS = 7


@dataclass(frozen=True, slots=True)
class Batch:
    """`contents` are written records, numbered from `first` on; `before` is the chain of all those that came before."""

    node: str
    epoch: str
    lane: Lane
    first: int
    before: bytes
    contents: tuple[bytes, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.contents) - 1

    def numbered(self) -> Iterator[tuple[int, bytes, bytes]]:
        """Number, record, and the chain up to it."""
        chain = self.before
        for number, content in enumerate(self.contents, self.first):
            chain = records.chained(chain, content)
            yield number, content, chain


@dataclass(frozen=True, slots=True)
class Sealed:
    """A batch as it travels: what is signed, and the signature."""

    signed: bytes
    signature: bytes

    def joined(self) -> bytes:
        return self.signature + self.signed


def unsigned(batch: Batch) -> bytes:
    head = [FORMAT, batch.node, bytes.fromhex(batch.epoch), int(batch.lane), batch.first, batch.before]
    payload = packing.packed(cbor2.dumps(list(batch.contents)))
    return cbor2.dumps([*head, payload])


def to_sign(unsigned_batch: bytes) -> bytes:
    """A label first: no signature over a batch serves for anything else."""
    return LABEL + unsigned_batch


def split(content: bytes) -> Sealed:
    """Raises NotUnderstood."""
    if len(content) <= SIGNATURE:
        raise NotUnderstood.here()
    return Sealed(content[SIGNATURE:], content[:SIGNATURE])


def is_genuine(sealed: Sealed, key: PublicKey) -> bool:
    return signatures.is_genuine(sealed.signature, to_sign(sealed.signed), key=key)


def node_of(sealed: Sealed) -> str:
    """Whose batch it says it is, before anything is believed. Raises NotUnderstood."""
    return str(_parts(sealed)[1])


def read(sealed: Sealed) -> Batch:
    """Raises NotUnderstood."""
    try:
        _format, node, epoch, lane, first, before, payload = _parts(sealed)
        contents = cbor2.loads(packing.unpacked(payload))
        if not isinstance(contents, list) or not all(isinstance(each, bytes) for each in contents) or not contents:
            raise NotUnderstood.here()
        if not isinstance(first, int) or first < 1 or len(before) != len(records.START):
            raise NotUnderstood.here()
        return Batch(node, epoch.hex(), Lane(lane), first, before, tuple(contents))
    except (cbor2.CBORDecodeError, ValueError, TypeError, AttributeError):
        raise NotUnderstood.here() from None


def _parts(sealed: Sealed) -> Sequence[Any]:
    try:
        parts = cbor2.loads(sealed.signed)
    except (cbor2.CBORDecodeError, ValueError, TypeError):
        raise NotUnderstood.here() from None
    if not isinstance(parts, list) or len(parts) != PARTS or parts[0] != FORMAT or not isinstance(parts[1], str):
        raise NotUnderstood.here()
    return parts
