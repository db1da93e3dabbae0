"""A root of seals in a folder that goes into a safe: its key under a passphrase, and its certificate.

Made and used on a machine without network, beside any keeper; nothing else in Guichet reads a private key from a file.
"""

import os
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from guichet.commons.documents.refusals import RootRefused
from guichet.commons.documents.sealing import ceremony, chain
from guichet.commons.documents.sealing.ceremony import Issuer
from guichet.commons.documents.sealing.certificate import Sign

KEY, CERTIFICATE = "root.key", "root.pem"
CHARACTERS = 20  # of a passphrase: whoever finds a copy of the folder may try for years


def make(folder: Path, name: str, passphrase: str, *, at: datetime, demonstration: bool) -> x509.Certificate:
    """Write a new root. Raises RootRefused where there is one, or half of one; OSError when the folder refuses."""
    if len(passphrase) < CHARACTERS:
        raise RootRefused.too_short(CHARACTERS)
    free(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    private = ec.generate_private_key(ec.SECP256R1())
    made = ceremony.root(name, _point(private), sign=_signs(private), at=at, demonstration=demonstration)
    protection = BestAvailableEncryption(passphrase.encode())
    _write(folder / KEY, private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, protection), mode=0o600)
    _write(folder / CERTIFICATE, chain.written([made]), mode=0o644)
    return made


def free(folder: Path) -> None:
    """Raises RootRefused where a root, or half of one, would be written over."""
    for name in (KEY, CERTIFICATE):
        if (folder / name).exists():
            raise RootRefused.already_there(folder / name)


def certificate_in(folder: Path) -> x509.Certificate:
    """Raises RootRefused where there is no root."""
    try:
        (found,) = chain.read((folder / CERTIFICATE).read_bytes())
    except (OSError, ValueError):
        raise RootRefused.missing(folder) from None
    return found


def unlocked(folder: Path, passphrase: str) -> Issuer:
    """The root, ready to sign. Raises RootRefused for a wrong passphrase, or a key and a certificate that differ."""
    found = certificate_in(folder)
    private = _private(folder, passphrase)
    if not chain.is_of(found, _point(private)):
        raise RootRefused.not_a_pair(folder)
    return Issuer(found, _signs(private))


def _private(folder: Path, passphrase: str) -> ec.EllipticCurvePrivateKey:
    try:
        private = load_pem_private_key((folder / KEY).read_bytes(), passphrase.encode())
    except OSError:
        raise RootRefused.missing(folder) from None
    except (ValueError, TypeError):  # TypeError: it lies there without a passphrase
        raise RootRefused.locked() from None
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise RootRefused.not_a_pair(folder)
    return private


def _point(private: ec.EllipticCurvePrivateKey) -> bytes:
    return private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _signs(private: ec.EllipticCurvePrivateKey) -> Sign:
    return lambda message: private.sign(message, ec.ECDSA(SHA256()))


def _write(file: Path, content: bytes, *, mode: int) -> None:
    """New, or not at all: of two ceremonies at once the second is refused, and nothing is ever written over."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
