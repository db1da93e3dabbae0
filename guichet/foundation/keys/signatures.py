"""Checking what the keeper signed, with public keys only."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils
from cryptography.hazmat.primitives.hashes import SHA256

from guichet.foundation.keys.public import Algorithm, PublicKey

HALF = 32  # bytes of r, and of s


def is_genuine(signature: bytes, message: bytes, *, key: PublicKey) -> bool:
    """Whether `key` signed `message`; a key that cannot sign signed nothing. Dates are the caller's to judge."""
    try:
        match key.algorithm:
            case Algorithm.ED25519:
                ed25519.Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
            case Algorithm.ES256:
                point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key.public)
                point.verify(as_der(signature), message, ec.ECDSA(SHA256()))
            case Algorithm.X25519:
                return False
    except InvalidSignature:
        return False
    return True


def as_der(signature: bytes) -> bytes:
    """An ES256 signature as CMS, X.509 and openssl write it."""
    return utils.encode_dss_signature(int.from_bytes(signature[:HALF]), int.from_bytes(signature[HALF:]))


def from_der(signature: bytes) -> bytes:
    first, second = utils.decode_dss_signature(signature)
    return first.to_bytes(HALF) + second.to_bytes(HALF)
