"""Bytes under a passphrase, for a file that leaves the node: whoever finds a copy may try for years."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from guichet.foundation.keys.refusals import PassphraseTooShort, WrongPassphrase

CHARACTERS = 20
SALT, NONCE, KEY = 16, 12, 32
# OWASP's password storage cheat sheet, scrypt with 32 MiB: the keeper's own cost.
COST = {"n": 2**15, "r": 8, "p": 3}


def seal(plaintext: bytes, *, passphrase: str, purpose: str) -> bytes:
    """Opens with the same passphrase and `purpose`, which is not carried. Raises PassphraseTooShort."""
    if len(passphrase) < CHARACTERS:
        raise PassphraseTooShort(CHARACTERS)
    salt, nonce = os.urandom(SALT), os.urandom(NONCE)
    return salt + nonce + _cipher(passphrase, salt).encrypt(nonce, plaintext, purpose.encode())


def open_sealed(sealed: bytes, *, passphrase: str, purpose: str) -> bytes:
    """Raises WrongPassphrase, the same for another passphrase as for a file that was cut or altered."""
    salt, nonce, text = sealed[:SALT], sealed[SALT : SALT + NONCE], sealed[SALT + NONCE :]
    if len(nonce) < NONCE:
        raise WrongPassphrase
    try:
        return _cipher(passphrase, salt).decrypt(nonce, text, purpose.encode())
    except InvalidTag:
        raise WrongPassphrase from None


def _cipher(passphrase: str, salt: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(Scrypt(salt=salt, length=KEY, **COST).derive(passphrase.encode()))
