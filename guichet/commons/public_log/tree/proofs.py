"""Roots, and the two proofs of RFC 6962 section 2.1: that a leaf is in a tree, that a tree grew out of another."""

from collections.abc import Sequence

from guichet.commons.public_log.tree.hashing import EMPTY, of_node
from guichet.commons.public_log.tree.tiles import Tiles, node


def root(tiles: Tiles, size: int) -> bytes:
    return _over(tiles, 0, size, size) if size else EMPTY


def inclusion(tiles: Tiles, index: int, size: int) -> list[bytes]:
    """The path from leaf `index` (from 0) to the root of the first `size` leaves, from below. 0 <= index < size."""
    path = []
    begin, end = 0, size
    while end - begin > 1:
        middle = begin + _left_of(end - begin)
        if index < middle:
            path.append(_over(tiles, middle, end, size))
            end = middle
        else:
            path.append(_over(tiles, begin, middle, size))
            begin = middle
    return path[::-1]


def consistency(tiles: Tiles, former: int, size: int) -> list[bytes]:
    """What shows that the first `former` leaves are still the same in a tree of `size`. 0 < former <= size."""
    path = []
    begin, end, whole = 0, size, True
    while former - begin != end - begin:
        middle = begin + _left_of(end - begin)
        if former <= middle:
            path.append(_over(tiles, middle, end, size))
            end = middle
        else:
            path.append(_over(tiles, begin, middle, size))
            begin, whole = middle, False
    if not whole:
        path.append(_over(tiles, begin, end, size))
    return path[::-1]


def is_included(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether `path` leads from the hash `leaf` at `index` to `root` (RFC 9162 section 2.1.3.2)."""
    steps = _climbed(index, size - 1, path) if 0 <= index < size else None
    if steps is None:
        return False
    found = leaf
    for beside, on_the_left in steps:
        found = of_node(beside, found) if on_the_left else of_node(found, beside)
    return found == root


def is_consistent(former: int, size: int, path: Sequence[bytes], former_root: bytes, root: bytes) -> bool:
    """Whether `path` shows that the tree of `size` grew out of that of `former` (RFC 9162 section 2.1.4.2)."""
    if not 0 < former <= size:
        return False
    if former == size:
        return not path and former_root == root
    # From the largest subtree that ends where the former tree did; a tree that is one itself needs no hash for it.
    height = (former & -former).bit_length() - 1
    hashes = [former_root, *path] if former == 1 << height else path
    steps = _climbed((former - 1) >> height, (size - 1) >> height, hashes[1:])
    if steps is None or not hashes:
        return False
    old = new = hashes[0]
    for beside, on_the_left in steps:
        old = of_node(beside, old) if on_the_left else old
        new = of_node(beside, new) if on_the_left else of_node(new, beside)
    return old == former_root and new == root


def _climbed(place: int, last: int, path: Sequence[bytes]) -> list[tuple[bytes, bool]] | None:
    """Each hash of the path, with whether it stands on the left; None for a path of another length."""
    steps = []
    for beside in path:
        if last == 0:
            return None
        on_the_left = bool(place & 1) or place == last
        steps.append((beside, on_the_left))
        while on_the_left and place and not place & 1:
            place, last = place >> 1, last >> 1
        place, last = place >> 1, last >> 1
    return None if last else steps


def _left_of(leaves: int) -> int:
    """The largest power of two below `leaves`: how many stand on the left of the split."""
    return 1 << ((leaves - 1).bit_length() - 1)


def _over(tiles: Tiles, begin: int, end: int, size: int) -> bytes:
    """The root over leaves `begin` to `end`, which is a range that splits of the tree of `size` make."""
    leaves = end - begin
    if leaves & (leaves - 1) == 0:
        height = leaves.bit_length() - 1
        return node(tiles, height, begin >> height, size)
    middle = begin + _left_of(leaves)
    return of_node(_over(tiles, begin, middle, size), _over(tiles, middle, end, size))
