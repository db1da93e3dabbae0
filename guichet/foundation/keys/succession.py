"""From a key that somebody knows to the one in its place: each signs the next, before it ends.

A key that was stolen vouches for whatever its thief wants: after a theft those who knew it are told anew, by hand.
"""

from collections.abc import Iterable

from guichet.foundation.keys import signatures
from guichet.foundation.keys.public import Kind, PublicKey

# Centres know one key of the national node, by its fingerprint, and may be away for longer than it lasts.
FOLLOWED = frozenset({Kind.SYNC})


def to_sign(key: PublicKey) -> bytes:
    """A label first: no other signature of the former key serves as this one."""
    return f"guichet next {key.kind} key\n".encode() + key.public


def followed(known: PublicKey, listed: Iterable[PublicKey]) -> PublicKey:
    """The last of a chain that begins with `known`: each link signed by the one before, whoever wrote the list."""
    for key in listed:
        if key.kind == known.kind and _is_vouched(key, known):
            known = key
    return known


def _is_vouched(key: PublicKey, former: PublicKey) -> bool:
    return bool(key.vouched) and signatures.is_genuine(key.vouched, to_sign(key), key=former)
