"""Six digits that stand beside a card: which ones are too easily guessed, and how they are recognised."""

import hashlib
import itertools
import re
import secrets

from guichet.foundation.identity.models.centres import IMPRINT, SALT

SHAPE = re.compile(r"[0-9]{6}")
# Those that lists of leaked PINs begin with, beside what the rules below already refuse.
COMMON = frozenset({"159753", "147258", "258369", "147852", "102030", "112358", "142536", "246810", "135790"})
# About 40 ms of one core and 16 MB: once a sign-in, and dear to whoever tries them all on a copied disk.
COST = {"n": 2**14, "r": 8, "p": 1}


def is_well_formed(pin: str) -> bool:
    return SHAPE.fullmatch(pin) is not None


def is_obvious(pin: str) -> bool:
    """One digit or a part repeated, a run up or down, pairs in a run, the same read backwards, or a known favourite."""
    steps = {(int(after) - int(before)) % 10 for before, after in itertools.pairwise(pin)}
    repeated = any(pin == pin[:length] * (len(pin) // length) for length in (1, 2, 3))
    doubled = pin[::2] == pin[1::2]
    return repeated or doubled or pin == pin[::-1] or steps in ({1}, {9}) or pin in COMMON


def new_salt() -> bytes:
    return secrets.token_bytes(SALT)


def imprint(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, dklen=IMPRINT, **COST)
