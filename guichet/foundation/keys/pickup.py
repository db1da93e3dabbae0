"""Sealing to whoever holds a code on paper: a key pair that follows from the code, and is kept nowhere.

The hub keeps the public half alone, so it can seal a document for that person long after it forgot the code; a centre
without network opens it with the code that the person shows, and with nothing else. To try all codes of a stolen disk,
40 bits, at 16 MB and some 40 ms a try, takes a thousand machines more than a year.
"""

import hashlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from guichet.foundation.keys import formats

COST, BLOCK, LANES = 2**14, 8, 1
LABEL = b"guichet pickup 1\n"


class WrongCode(Exception):
    """Another code, or a content that was changed: the cryptography does not tell these apart."""


def public_half(code: str, *, reference: str) -> bytes:
    """Thirty-two bytes, of the code as it was given out."""
    return _private_half(code, reference).public_key().public_bytes_raw()


def seal(content: bytes, *, to: bytes, reference: str) -> bytes:
    return formats.SUITE.encrypt(content, X25519PublicKey.from_public_bytes(to), LABEL + reference.encode())


def opened(sealed: bytes, *, code: str, reference: str) -> bytes:
    """Raises WrongCode."""
    try:
        return formats.SUITE.decrypt(sealed, _private_half(code, reference), LABEL + reference.encode())
    except (InvalidTag, ValueError):
        raise WrongCode from None


def _private_half(code: str, reference: str) -> X25519PrivateKey:
    salt = LABEL + reference.encode()
    return X25519PrivateKey.from_private_bytes(
        hashlib.scrypt(code.encode(), salt=salt, n=COST, r=BLOCK, p=LANES, dklen=32)
    )
