"""How sealed bytes are laid out: read by whoever seals and by the keeper, so without Django.

An envelope is a version byte, the eight bytes of the key's id, then what HPKE makes (RFC 9180, base mode): 57 bytes
more than its content. A ciphertext of a case is a version byte, the sixteen bytes of the case key's id, a nonce of
twelve, then ChaCha20-Poly1305: 45 bytes more.
"""

from dataclasses import dataclass

from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
ENVELOPE = b"\x01"
CIPHERTEXT = b"\x02"
ENVELOPE_LABEL = b"guichet envelope"
CIPHERTEXT_LABEL = b"guichet case"
ENVELOPE_HEADER = 9
CIPHERTEXT_HEADER = 17
NONCE = 12


class Malformed(ValueError):
    """Not laid out so: cut, or something else."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """`header` is authenticated with the content."""

    header: bytes
    body: bytes

    @property
    def key_id(self) -> str:
        return self.header[1:].hex()


def envelope_header(key_id: str) -> bytes:
    return ENVELOPE + bytes.fromhex(key_id)


def ciphertext_header(case_key_id: str) -> bytes:
    return CIPHERTEXT + bytes.fromhex(case_key_id)


def envelope(content: bytes) -> Sealed:
    return _split(content, ENVELOPE, ENVELOPE_HEADER)


def ciphertext(content: bytes) -> Sealed:
    return _split(content, CIPHERTEXT, CIPHERTEXT_HEADER)


def envelope_info(header: bytes, bound_to: bytes) -> bytes:
    """What HPKE authenticates beside the content; label and header have fixed lengths, so it reads one way only."""
    return ENVELOPE_LABEL + header + bound_to


def ciphertext_data(header: bytes, bound_to: bytes) -> bytes:
    return CIPHERTEXT_LABEL + header + bound_to


def _split(content: bytes, version: bytes, header: int) -> Sealed:
    if content[:1] != version or len(content) <= header:
        raise Malformed
    return Sealed(content[:header], content[header:])
