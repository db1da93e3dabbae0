"""Reading a whole log from its public files, and holding it against what it signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.commons.public_log import leaves, notes
from guichet.commons.public_log.auditing.sources import Source, SourceTiles, part_or_whole
from guichet.commons.public_log.notes import Checkpoint, Note, Verifier
from guichet.commons.public_log.refusals import Forked, LogFault, Malformed, RolledBack, RootDiffers
from guichet.commons.public_log.tree import bundles, hashing, names, proofs, tiles
from guichet.commons.public_log.tree.hashing import SIZE
from guichet.commons.public_log.tree.tiles import WIDTH, Place


@dataclass(frozen=True, slots=True)
class ReadLog:
    """`lines` are all that `checkpoint` signs, in order; `note` has the cosignatures too."""

    checkpoint: Checkpoint
    note: Note
    lines: tuple[dict[str, Any], ...]


def head(source: Source, key: Verifier) -> tuple[Checkpoint, Note]:
    """Raises Malformed, OtherOrigin, NotSigned, Missing, Unreachable."""
    try:
        note = notes.read(source.file("checkpoint").decode())
    except UnicodeDecodeError:
        raise Malformed from None
    return notes.checkpoint(note, key.name, key), note


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines as their bytes, which make the root that `checkpoint` signs."""

    checkpoint: Checkpoint
    note: Note
    lines: tuple[bytes, ...]


def read(source: Source, key: Verifier) -> ReadLog:
    """Every line, once they make the root that was signed. Raises RootDiffers, and what `head` raises."""
    found = contents(source, key)
    return ReadLog(found.checkpoint, found.note, tuple(leaves.read(line) for line in found.lines))


def contents(source: Source, key: Verifier) -> Contents:
    """The same, before anybody reads what they say. Raises RootDiffers, and what `head` raises."""
    checkpoint, note = head(source, key)
    lines = [line for bundle in bundles_of(source, checkpoint) for line in bundle]
    return Contents(checkpoint, note, tuple(lines))


def bundles_of(source: Source, checkpoint: Checkpoint) -> Iterator[list[bytes]]:
    """The lines, 256 at a time, for a log that does not fit into memory.

    Raises RootDiffers behind the last when they do not make the root that was signed; Malformed, Missing, Unreachable.
    """
    tree = _Grown()
    for bundle in _bundles(source, checkpoint.size):
        lines = list(bundles.unpacked(bundle))
        tree.add([hashing.of_leaf(line) for line in lines])
        yield lines
    if tree.size != checkpoint.size or proofs.root(tree, tree.size) != checkpoint.root:
        raise RootDiffers(checkpoint.size, _altered(source, checkpoint))


def _altered(source: Source, checkpoint: Checkpoint) -> int | None:
    """The first line that was changed; None where the published hashes do not make the signed root either."""
    tree, hashes, altered = _Grown(), SourceTiles(source), list[int]()
    try:
        for index, bundle in enumerate(_bundles(source, checkpoint.size)):
            found = [hashing.of_leaf(line) for line in bundles.unpacked(bundle)]
            told = hashes.tile(Place(0, index), len(found))
            signed = [told[at : at + SIZE] for at in range(0, len(told), SIZE)]
            tree.add(signed)
            pairs = enumerate(zip(found, signed, strict=True), start=index * WIDTH)
            altered += [number for number, (here, there) in pairs if here != there]
    except LogFault:
        return None
    return altered[0] if altered and proofs.root(tree, tree.size) == checkpoint.root else None


def follow(source: Source, key: Verifier, known: Checkpoint | None) -> tuple[Checkpoint, Note]:
    """The log's head, once it grew out of the one that is `known`. Raises RolledBack, Forked, and as `head` does."""
    found, note = head(source, key)
    if known is None or known.size == 0:
        return found, note
    if found.size < known.size:
        raise RolledBack(found.size, known.size)
    path = proofs.consistency(SourceTiles(source), known.size, found.size)
    if not proofs.is_consistent(known.size, found.size, path, known.root, found.root):
        raise Forked(known.size)
    return found, note


def _bundles(source: Source, size: int) -> Iterator[bytes]:
    for index in range((size + WIDTH - 1) // WIDTH):
        width = min(WIDTH, size - index * WIDTH)
        bundle = part_or_whole(source, names.of_entries(index, width), names.of_entries(index, WIDTH))
        yield bundles.packed(list(bundles.unpacked(bundle))[:width])


class _Grown:
    """A tree that is reckoned from lines: nothing of what the log says of its own tiles is believed."""

    def __init__(self) -> None:
        self.size = 0
        self._tiles: dict[Place, bytes] = {}

    def add(self, leaves: list[bytes]) -> None:
        last = {place: self._tiles.get(place, b"") for place in tiles.last_places(self.size)}
        grown = tiles.grown(last, self.size, leaves)
        self.size += len(leaves)
        # What is full has its root in the tile above: only the last of each level is asked for again.
        self._tiles = {place: (last | grown).get(place, b"") for place in tiles.last_places(self.size)}

    def tile(self, place: Place, width: int) -> bytes:
        return self._tiles[place][: width * SIZE]
