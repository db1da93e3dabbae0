"""Trees in memory, and the plainest reckoning of RFC 6962 to hold ours against."""

from collections.abc import Sequence

from guichet.commons.public_log.tree import hashing, tiles
from guichet.commons.public_log.tree.hashing import SIZE
from guichet.commons.public_log.tree.tiles import Place


class Memory:
    """Tiles in a dictionary; `leaves` are hashes."""

    def __init__(self, *contents: bytes) -> None:
        self.size = 0
        self.leaves: list[bytes] = []
        self._tiles: dict[Place, bytes] = {}
        self.add(*contents)

    def tile(self, place: Place, width: int) -> bytes:
        return self._tiles[place][: width * SIZE]

    def add(self, *contents: bytes) -> None:
        more = [hashing.of_leaf(content) for content in contents]
        last = {place: self._tiles.get(place, b"") for place in tiles.last_places(self.size)}
        self._tiles |= tiles.grown(last, self.size, more)
        self.leaves += more
        self.size += len(more)


def plain_root(leaves: Sequence[bytes]) -> bytes:
    """Section 2.1 to the letter."""
    if not leaves:
        return hashing.EMPTY
    if len(leaves) == 1:
        return leaves[0]
    left = 1
    while left * 2 < len(leaves):
        left *= 2
    return hashing.of_node(plain_root(leaves[:left]), plain_root(leaves[left:]))
