"""The readings of a day as leaves of a tree (RFC 6962), whose root the public log tells: none goes away unseen.

A line names nobody: who read is the SHA-256 of the reading's own name and their reference, so that an inspector who has
the journal can check it, and nobody else can find it. The name of a reading, which its applicant alone has, keeps
others from guessing a line from its hash.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC

from guichet.commons.public_log import leaves
from guichet.commons.public_log.tree import hashing, proofs
from guichet.commons.public_log.tree.tiles import Place, grown
from guichet.domains.casework.models import Look, LookDay


@dataclass(frozen=True, slots=True)
class Included:
    """That `line` is the leaf `index` of the `size` readings of a day: `path` leads to `root`."""

    line: bytes
    day: str
    index: int
    size: int
    path: tuple[bytes, ...]
    root: bytes

    @property
    def holds(self) -> bool:
        return proofs.is_included(hashing.of_leaf(self.line), self.index, self.size, self.path, self.root)


@dataclass(frozen=True, slots=True)
class _Grown:
    tiles: Mapping[Place, bytes]

    def tile(self, place: Place, width: int) -> bytes:  # noqa: ARG002 it has the whole tile
        return self.tiles[place]


def line(look: Look) -> bytes:
    stated = look.stated
    said = {"motive": stated.motive, "sentence": stated.sentence} if stated else {}
    return leaves.canonical(
        {
            "kind": "reading",
            "reading": look.identifier,
            "case": look.case.pseudonym,
            "at": f"{look.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z",
            "reason": look.reason,
            "office": look.unit,
            "step": look.step,
            "reader": hashlib.sha256(f"{look.identifier} {look.reader}".encode()).hexdigest(),
            **said,
        }
    )


def root(lines: Sequence[bytes]) -> bytes:
    return proofs.root(_grown(lines), len(lines))


def included(look: Look) -> Included | None:
    """With the root that was told; None before the day is over. `holds` is False where a reading of it was changed."""
    day = look.day
    if day is None:
        return None
    lines = lines_of(day)
    index, told = lines.index(line(look)), bytes.fromhex(day.root)
    path = proofs.inclusion(_grown(lines), index, len(lines))
    return Included(lines[index], day.day.isoformat(), index, day.count, tuple(path), told)


def lines_of(day: LookDay) -> list[bytes]:
    """By the name of each reading, which tells nothing of when it came."""
    looks = Look.objects.filter(day=day).select_related("stated", "case").order_by("identifier")
    return [line(look) for look in looks.only("identifier", "reader", "unit", "step", "reason", "at", *CASE)]


CASE = ("case__pseudonym", "stated__motive", "stated__sentence", "day")


def _grown(lines: Sequence[bytes]) -> _Grown:
    return _Grown(grown({}, 0, (hashing.of_leaf(each) for each in lines)))
