"""The envelope is HPKE of RFC 9180: the RFC's own figures, and another library that opens what ours sealed."""

import hashlib
import hmac
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.bindings._rust import openssl
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from nacl import bindings as nacl

from guichet.foundation.keys import envelope
from guichet.foundation.keys.formats import SUITE
from guichet.foundation.keys.public import ALGORITHM, Kind, PublicKey, id_of
from guichet.foundation.keys.refusals import WrongKey
from tests.foundation.keys.stories import ANSWERS, PLACE

# RFC 9180, appendix A.2.1: base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305, sequence number 0.
SECRET = bytes.fromhex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb")
PUBLIC = bytes.fromhex("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a")
SENT = bytes.fromhex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a")
INFO = bytes.fromhex("4f6465206f6e2061204772656369616e2055726e")
DATA = bytes.fromhex("436f756e742d30")
PLAIN = b"Beauty is truth, truth beauty"
CIPHER = bytes.fromhex("1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28")


def recipient(kind: Kind = Kind.INTAKE) -> PublicKey:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return PublicKey(id_of(PUBLIC), kind, "", ALGORITHM[kind], PUBLIC, start, None, "", demonstration=True)


def opened_elsewhere(sent: bytes, cipher: bytes, *, info: bytes, data: bytes) -> bytes:
    """RFC 9180 for this one suite, in base mode, with libsodium and the standard library."""
    kem = b"KEM" + bytes([0, 0x20])
    hpke = b"HPKE" + bytes([0, 0x20, 0, 1, 0, 3])
    shared = nacl.crypto_scalarmult(SECRET, sent)
    secret = expand(extract(b"", b"eae_prk", shared, kem), b"shared_secret", sent + PUBLIC, kem, 32)
    context = b"\0" + extract(b"", b"psk_id_hash", b"", hpke) + extract(b"", b"info_hash", info, hpke)
    schedule = extract(secret, b"secret", b"", hpke)
    key, nonce = (expand(schedule, name, context, hpke, size) for name, size in ((b"key", 32), (b"base_nonce", 12)))
    return nacl.crypto_aead_chacha20poly1305_ietf_decrypt(cipher, data, nonce, key)


def extract(salt: bytes, label: bytes, material: bytes, suite: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + material, hashlib.sha256)


def expand(key: bytes, label: bytes, info: bytes, suite: bytes, size: int) -> bytes:
    return hmac.digest(key, size.to_bytes(2) + b"HPKE-v1" + suite + label + info + b"\1", hashlib.sha256)[:size]


def test_the_example_of_the_rfc_opens_with_our_suite() -> None:
    key = X25519PrivateKey.from_private_bytes(SECRET)
    # The RFC's examples have associated data, which only the library's own tests can pass.
    assert openssl.hpke._decrypt_with_aad(SUITE, SENT + CIPHER, key, INFO, DATA) == PLAIN


def test_the_example_of_the_rfc_opens_with_the_other_library() -> None:
    assert opened_elsewhere(SENT, CIPHER, info=INFO, data=DATA) == PLAIN


def test_what_we_seal_opens_with_the_other_library() -> None:
    content = envelope.seal(ANSWERS, recipient=recipient(), bound_to=PLACE)
    header, sent, cipher = content[:9], content[9:41], content[41:]
    assert header == b"\x01" + bytes.fromhex(id_of(PUBLIC))
    assert opened_elsewhere(sent, cipher, info=b"guichet envelope" + header + PLACE, data=b"") == ANSWERS


def test_an_envelope_weighs_57_bytes_more_than_its_content() -> None:
    assert len(envelope.seal(ANSWERS, recipient=recipient(), bound_to=PLACE)) == len(ANSWERS) + 57


def test_the_same_content_is_never_sealed_twice_alike() -> None:
    one, other = (envelope.seal(ANSWERS, recipient=recipient(), bound_to=PLACE) for _ in range(2))
    assert one != other


@pytest.mark.parametrize("kind", [Kind.QR, Kind.RECORD])
def test_nothing_is_sealed_to_a_key_that_signs(kind: Kind) -> None:
    with pytest.raises(WrongKey, match=r"Aucune clé tenue ici ne convient à cet usage."):
        envelope.seal(ANSWERS, recipient=recipient(kind), bound_to=PLACE)
