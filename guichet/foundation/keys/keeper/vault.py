"""Secrets at rest: a passphrase opens a master key, the master key wraps each secret."""

import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

SECRET_BYTES = 32
NONCE = 12
WRAPPED_BYTES = NONCE + SECRET_BYTES + 16
# OWASP's password storage cheat sheet, scrypt with 32 MiB.
COST = {"n": 2**15, "r": 8, "p": 3}


class WrongPassphrase(Exception):
    """The passphrase is another one, or the lock was altered."""


@dataclass(frozen=True, slots=True)
class Lock:
    """What is kept of the passphrase. Whether keys are a demonstration's is authenticated with the master key."""

    salt: bytes
    master: bytes
    demonstration: bool


class Vault:
    """Wraps and unwraps under a master key that only this process's memory holds."""

    def __init__(self, master: bytes, *, demonstration: bool) -> None:
        self._cipher = ChaCha20Poly1305(master)
        self.demonstration = demonstration

    def wrap(self, secret: bytes, *, name: str) -> bytes:
        """`name` says whose secret it is: swapped with another's, it does not unwrap."""
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, secret, name.encode())

    def unwrap(self, wrapped: bytes, *, name: str) -> bytes:
        """Raises InvalidTag when the store was altered: the keeper stops rather than guess."""
        return self._cipher.decrypt(wrapped[:NONCE], wrapped[NONCE:], name.encode())


def new_lock(passphrase: bytes, *, demonstration: bool) -> Lock:
    salt, nonce = os.urandom(16), os.urandom(NONCE)
    sealed = _cipher(passphrase, salt).encrypt(nonce, os.urandom(SECRET_BYTES), _data(demonstration=demonstration))
    return Lock(salt, nonce + sealed, demonstration=demonstration)


def unlock(lock: Lock, passphrase: bytes) -> Vault:
    cipher, data = _cipher(passphrase, lock.salt), _data(demonstration=lock.demonstration)
    try:
        master = cipher.decrypt(lock.master[:NONCE], lock.master[NONCE:], data)
    except InvalidTag:
        raise WrongPassphrase from None
    return Vault(master, demonstration=lock.demonstration)


def _cipher(passphrase: bytes, salt: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(Scrypt(salt=salt, length=SECRET_BYTES, **COST).derive(passphrase))


def _data(*, demonstration: bool) -> bytes:
    return b"demonstration" if demonstration else b"real"
