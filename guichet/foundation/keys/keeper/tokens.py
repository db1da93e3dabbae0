"""Where private keys are used: in this process's memory, or in a hardware module (pkcs11.py)."""

import os
from dataclasses import dataclass
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric import ec, ed25519, x25519
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from guichet.foundation.keys import signatures
from guichet.foundation.keys.keeper.vault import SECRET_BYTES
from guichet.foundation.keys.public import Algorithm

CURVE = ec.SECP256R1()


@dataclass(frozen=True, slots=True)
class Made:
    """A new key pair; `secret` is what the store keeps, wrapped: the private key itself, or its handle in a module."""

    public: bytes
    secret: bytes


class Token(Protocol):
    name: str

    def make(self, algorithm: Algorithm) -> Made: ...

    def sign(self, message: bytes, *, algorithm: Algorithm, secret: bytes) -> bytes: ...


class Software:
    """Private keys as 32 bytes, in memory only while they work."""

    name = "software"

    def make(self, algorithm: Algorithm) -> Made:
        if algorithm is Algorithm.ES256:
            return _made_on_the_curve()
        secret = os.urandom(SECRET_BYTES)
        if algorithm is Algorithm.X25519:
            return Made(x25519.X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw(), secret)
        return Made(ed25519.Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw(), secret)

    def sign(self, message: bytes, *, algorithm: Algorithm, secret: bytes) -> bytes:
        if algorithm is Algorithm.ED25519:
            return ed25519.Ed25519PrivateKey.from_private_bytes(secret).sign(message)
        key = ec.derive_private_key(int.from_bytes(secret), CURVE)
        return signatures.from_der(key.sign(message, ec.ECDSA(SHA256())))


def _made_on_the_curve() -> Made:
    key = ec.generate_private_key(CURVE)
    public = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return Made(public, key.private_numbers().private_value.to_bytes(SECRET_BYTES))
