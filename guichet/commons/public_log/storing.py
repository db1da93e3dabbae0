"""The tree's tiles in their table. Written by the operations of this room alone."""

from collections.abc import Sequence

from guichet.commons.public_log.models import Tile
from guichet.commons.public_log.refusals import Missing
from guichet.commons.public_log.tree import names, tiles
from guichet.commons.public_log.tree.hashing import SIZE
from guichet.commons.public_log.tree.tiles import Place


class StoredTiles:
    """Tiles as the table has them; a tile asked for twice is read once."""

    def __init__(self) -> None:
        self._read: dict[Place, bytes] = {}

    def tile(self, place: Place, width: int) -> bytes:
        if len(self._read.get(place, b"")) < width * SIZE:
            self._read[place] = stored(place)
        hashes = self._read[place][: width * SIZE]
        if len(hashes) < width * SIZE:
            raise Missing(names.of_tile(place, width))
        return hashes


def stored(place: Place) -> bytes:
    """Empty when there is none."""
    found = Tile.objects.filter(level=place.level, index=place.index).values_list("hashes", flat=True).first()
    return bytes(found or b"")


def grow(size: int, leaves: Sequence[bytes]) -> None:
    """Write what changes when these hashes come to a tree of `size`. The tree's lock is held."""
    last = {place: stored(place)[: tiles.width_at(place, size) * SIZE] for place in tiles.last_places(size)}
    Tile.objects.bulk_create(
        [Tile(level=place.level, index=place.index, hashes=hashes) for place, hashes in _grown(last, size, leaves)],
        update_conflicts=True,
        unique_fields=["level", "index"],
        update_fields=["hashes"],
    )


def _grown(last: dict[Place, bytes], size: int, leaves: Sequence[bytes]) -> list[tuple[Place, bytes]]:
    return sorted(tiles.grown(last, size, leaves).items())
