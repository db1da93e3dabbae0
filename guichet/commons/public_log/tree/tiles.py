"""A tree cut into tiles of 256 hashes, as C2SP tlog-tiles lays it out: what is full never changes again.

Tile (0, n) holds the hashes of leaves 256n and on; tile (l, n) those of subtrees of 256^l leaves each. Nodes between
are computed when asked for: at most 127 hashes away.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from guichet.commons.public_log.tree.hashing import SIZE, folded

HEIGHT = 8
WIDTH = 1 << HEIGHT  # hashes in a full tile
FULL = WIDTH * SIZE  # and its bytes


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a tile stands: its level, 0 above the leaves, and its number there."""

    level: int
    index: int


class Tiles(Protocol):
    """Wherever tiles lie: a table, a folder, another's server."""

    def tile(self, place: Place, width: int) -> bytes:
        """The first `width` hashes of that tile or more, one behind the other. Raises LogFault."""


def width_at(place: Place, size: int) -> int:
    """How many hashes that tile has in a tree of `size` leaves."""
    return max(0, min(WIDTH, (size >> (HEIGHT * place.level)) - place.index * WIDTH))


def last_places(size: int) -> Iterator[Place]:
    """Of each level that has hashes, the tile where the next one goes."""
    level = 0
    while size >> (HEIGHT * level):
        yield Place(level, (size >> (HEIGHT * level)) >> HEIGHT)
        level += 1


def places_of_proof(index: int, size: int) -> Iterator[Place]:
    """Where all the hashes lie of a proof about leaf `index`, or about the tree that ends there, in one of `size`."""
    for place in last_places(size):
        yield place
        yield Place(place.level, (index >> (HEIGHT * place.level)) >> HEIGHT)


def grown(last: Mapping[Place, bytes], size: int, leaves: Iterable[bytes]) -> dict[Place, bytes]:
    """The tiles that change when `leaves` (hashes) come to a tree of `size`, `last` being those of `last_places`."""
    changed: dict[Place, bytes] = {}
    level, more = 0, b"".join(leaves)
    while more:
        index = (size >> (HEIGHT * level)) >> HEIGHT
        hashes = last.get(Place(level, index), b"") + more
        above = []
        for at in range(0, len(hashes), FULL):
            tile = hashes[at : at + FULL]
            changed[Place(level, index + at // FULL)] = tile
            if len(tile) == FULL:
                above.append(folded(tile))
        level, more = level + 1, b"".join(above)
    return changed


def node(tiles: Tiles, height: int, index: int, size: int) -> bytes:
    """The root over the 2^height leaves that begin at index * 2^height, all of them within `size`."""
    level, rise = divmod(height, HEIGHT)
    first = index << rise
    place = Place(level, first >> HEIGHT)
    begin = (first % WIDTH) * SIZE
    hashes = tiles.tile(place, width_at(place, size))
    under = hashes[begin : begin + (SIZE << rise)]
    return _shared(under) if level else folded(under)


@lru_cache(maxsize=8_192)  # those of thirty full tiles, in some megabytes
def _shared(hashes: bytes) -> bytes:
    """Above the leaves a tile is part of the proofs of 65,536 lines and more, which would each fold it anew."""
    return folded(hashes)
