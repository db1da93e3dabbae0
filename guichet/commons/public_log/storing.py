"""The tree's tiles in their table. Written by the operations of this room alone."""

from collections.abc import Collection, Iterable, Sequence
from typing import Self

from guichet.commons.public_log.models import Tile
from guichet.commons.public_log.refusals import Missing
from guichet.commons.public_log.tree import names, tiles
from guichet.commons.public_log.tree.hashing import SIZE
from guichet.commons.public_log.tree.tiles import Place


class StoredTiles:
    """Tiles as the table has them; a tile asked for twice is read once, and `ahead` are read together."""

    def __init__(self, ahead: Iterable[Place] = ()) -> None:
        self._read = stored_among(frozenset(ahead))

    def tile(self, place: Place, width: int) -> bytes:
        if len(self._read.get(place, b"")) < width * SIZE:
            self._read[place] = stored(place)
        hashes = self._read[place][: width * SIZE]
        if len(hashes) < width * SIZE:
            raise Missing(names.of_tile(place, width))
        return hashes

    @classmethod
    def for_proof(cls, index: int, size: int) -> Self:
        """With all that a proof needs about leaf `index`, or about the tree that ends there, in a tree of `size`."""
        return cls(tiles.places_of_proof(index, size))

    @classmethod
    def for_root(cls, size: int) -> Self:
        return cls(tiles.last_places(size))


def stored(place: Place) -> bytes:
    """Empty when there is none."""
    found = Tile.objects.filter(level=place.level, index=place.index).values_list("hashes", flat=True).first()
    return bytes(found or b"")


def stored_among(places: Collection[Place]) -> dict[Place, bytes]:
    """In one query, which gives a few tiles more than were asked for."""
    if not places:
        return {}
    found = Tile.objects.filter(
        level__in={place.level for place in places}, index__in={place.index for place in places}
    ).values_list("level", "index", "hashes")
    return {Place(level, index): bytes(hashes) for level, index, hashes in found}


def grow(size: int, leaves: Sequence[bytes]) -> None:
    """Write what changes when these hashes come to a tree of `size`. The tree's lock is held."""
    places = list(tiles.last_places(size))
    there = stored_among(places)
    last = {place: there.get(place, b"")[: tiles.width_at(place, size) * SIZE] for place in places}
    Tile.objects.bulk_create(
        [Tile(level=place.level, index=place.index, hashes=hashes) for place, hashes in _grown(last, size, leaves)],
        update_conflicts=True,
        unique_fields=["level", "index"],
        update_fields=["hashes"],
    )


def _grown(last: dict[Place, bytes], size: int, leaves: Sequence[bytes]) -> list[tuple[Place, bytes]]:
    return sorted(tiles.grown(last, size, leaves).items())
