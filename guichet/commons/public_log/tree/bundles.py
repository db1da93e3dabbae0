"""Leaves as they are published: each behind its length in two bytes, up to 256 in a file (C2SP tlog-tiles)."""

from collections.abc import Iterable, Iterator

from guichet.commons.public_log.refusals import Malformed

LENGTH = 2
LONGEST = (1 << 8 * LENGTH) - 1


def packed(leaves: Iterable[bytes]) -> bytes:
    return b"".join(len(leaf).to_bytes(LENGTH) + leaf for leaf in leaves)


def unpacked(bundle: bytes) -> Iterator[bytes]:
    """Raises Malformed where the file was cut."""
    at = 0
    while at < len(bundle):
        begin = at + LENGTH
        at = begin + int.from_bytes(bundle[at:begin])
        if begin > len(bundle) or at > len(bundle):
            raise Malformed
        yield bundle[begin:at]
