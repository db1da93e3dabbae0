"""Hashes of a Merkle tree as RFC 6962 section 2.1 wants them: a leaf can never be taken for a node."""

from hashlib import sha256

SIZE = 32  # bytes of a hash
EMPTY = sha256(b"").digest()  # the root of a tree without leaves
PAIR = 2 * SIZE


def of_leaf(content: bytes) -> bytes:
    return sha256(b"\x00" + content).digest()


def of_node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def folded(hashes: bytes) -> bytes:
    """The root over 2^n hashes that stand one behind the other, for instance those of a full tile."""
    while len(hashes) > SIZE:
        hashes = b"".join(sha256(b"\x01" + hashes[at : at + PAIR]).digest() for at in range(0, len(hashes), PAIR))
    return hashes
