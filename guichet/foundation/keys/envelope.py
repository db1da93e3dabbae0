"""Sealing to the State's intake key: needs the public key only, so neither the keeper nor a network."""

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from guichet.foundation.keys import formats
from guichet.foundation.keys.public import Algorithm, PublicKey
from guichet.foundation.keys.refusals import WrongKey


def seal(plaintext: bytes, *, recipient: PublicKey, bound_to: bytes) -> bytes:
    """`bound_to` says where the envelope belongs: it is not carried, and the envelope opens with the same bytes only.

    Raises WrongKey when nothing can be sealed to `recipient`.
    """
    if recipient.algorithm is not Algorithm.X25519:
        raise WrongKey
    header = formats.envelope_header(recipient.id)
    key = X25519PublicKey.from_public_bytes(recipient.public)
    return header + formats.SUITE.encrypt(plaintext, key, formats.envelope_info(header, bound_to))
