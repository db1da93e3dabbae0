"""What waits, the lines and the tree's tiles, in their tables. Written by the operations of this room alone."""

from collections.abc import Collection, Iterable, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple, Self

from django.db import connection
from django.db.models import Q

from guichet.commons.public_log.models import Tile
from guichet.commons.public_log.refusals import Missing
from guichet.commons.public_log.tree import bundles, hashing, mentions, names, tiles
from guichet.commons.public_log.tree.hashing import SIZE
from guichet.commons.public_log.tree.tiles import WIDTH, Place

STRETCH = "INSERT INTO public_log_stretch (first, content) VALUES (%s, %s)"
MENTION = "INSERT INTO public_log_mention (number) VALUES {those}"
FORGET = "DELETE FROM public_log_waiting WHERE entry IN ({those})"
AT_ONCE = 500  # rows a statement: with one a row the database works twice as long


class Told(NamedTuple):
    """A line: what it is about, what it says."""

    subject: str
    content: bytes


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
    """In one query, by the index that tiles have."""
    if not places:
        return {}
    wanted = reduce(or_, (Q(level=place.level, index=place.index) for place in places))
    found = Tile.objects.filter(wanted).values_list("level", "index", "hashes")
    return {Place(level, index): bytes(hashes) for level, index, hashes in found}


def append(size: int, lines: Sequence[Told]) -> None:
    """Write lines behind the `size` that are there, and the tree over them. The tree's lock is held.

    By statements of the database: Django's objects took nine tenths of the time of a long row of lines.
    """
    _grow(size, [hashing.of_leaf(line.content) for line in lines])
    with connection.cursor() as cursor:
        cursor.executemany(STRETCH, _stretches(size, lines))
    _obey(MENTION, "(%s)", sorted(mentions.number(line.subject, index) for index, line in enumerate(lines, start=size)))


def forget(entries: Sequence[int]) -> None:
    """These wait no longer: they have their place, or get it in this transaction."""
    _obey(FORGET, "%s", entries)


def _obey(statement: str, mark: str, numbers: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        for at in range(0, len(numbers), AT_ONCE):
            some = numbers[at : at + AT_ONCE]
            cursor.execute(statement.format(those=", ".join([mark] * len(some))), some)


def _stretches(size: int, lines: Sequence[Told]) -> list[tuple[int, bytes]]:
    """Cut where a bundle ends: what is read and published is a bundle."""
    begins = [size, *range((size // WIDTH + 1) * WIDTH, size + len(lines), WIDTH)]
    ends = [*begins[1:], size + len(lines)]
    return [
        (begin, bundles.packed(line.content for line in lines[begin - size : end - size]))
        for begin, end in zip(begins, ends, strict=True)
    ]


def _grow(size: int, leaves: Sequence[bytes]) -> None:
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
