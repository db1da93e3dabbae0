"""A key that certifies signs certificates, and neither documents nor anything that merely looks like one."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from guichet.foundation.keys import client as keys
from guichet.foundation.keys import signatures
from guichet.foundation.keys.keeper import certificates
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.refusals import WrongKey

pytestmark = pytest.mark.usefixtures("shared_keeper")
WRONG_KEY = "Aucune clé tenue ici ne convient à cet usage."
NAME = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Racine")])
CONSTRAINTS = x509.BasicConstraints(ca=True, path_length=1)
VERSION = bytes.fromhex("a003020102")


def a_certificate(*extensions: x509.ExtensionType) -> x509.Certificate:
    private, at = ec.generate_private_key(ec.SECP256R1()), datetime(2026, 3, 1, tzinfo=UTC)
    built = x509.CertificateBuilder(NAME, NAME, private.public_key(), 7, at, at + timedelta(days=365))
    for extension in extensions:
        built = built.add_extension(extension, critical=True)
    return built.sign(private, SHA256())


def of_the_first_version(unsigned: bytes) -> bytes:
    """The same without its version, which then is the first."""
    head, content = unsigned[:4], unsigned[4:].removeprefix(VERSION)
    return head[:2] + len(content).to_bytes(2) + content


@pytest.fixture(scope="module")
def unsigned() -> bytes:
    return a_certificate(
        CONSTRAINTS, x509.SubjectAlternativeName([x509.DNSName("a." * 60 + "bj")])
    ).tbs_certificate_bytes


def test_a_certificate_is_signed_and_the_use_is_on_record(unsigned: bytes) -> None:
    made = keys.rotate(Kind.CERTIFY, holder="root-1")
    signed = keys.sign(Kind.CERTIFY, unsigned, holder="root-1")
    assert signed.key_id == made.key_id == keys.current(Kind.CERTIFY, holder="root-1").id
    assert signatures.is_genuine(signed.signature, unsigned, key=keys.current(Kind.CERTIFY, holder="root-1"))
    assert keys.uses()[-1] == signed.record


def test_anything_but_a_certificate_is_refused_and_leaves_no_record(unsigned: bytes) -> None:
    keys.rotate(Kind.CERTIFY, holder="root-2")
    before = keys.uses(limit=1_000)
    for message in (b"", b"a file", unsigned[:-1], unsigned + b"\0", bytes(70_000)):
        with pytest.raises(WrongKey, match=WRONG_KEY):
            keys.sign(Kind.CERTIFY, message, holder="root-2")
    assert keys.uses(limit=1_000) == before


def test_a_seal_of_the_same_name_is_another_key() -> None:
    keys.rotate(Kind.SEAL, holder="mjl")
    keys.rotate(Kind.CERTIFY, holder="mjl")
    assert keys.current(Kind.SEAL, holder="mjl").id != keys.current(Kind.CERTIFY, holder="mjl").id


def test_a_whole_certificate_and_those_that_constrain_nothing_are_refused(unsigned: bytes) -> None:
    assert certificates.is_signable(unsigned)
    whole = a_certificate(CONSTRAINTS).public_bytes(Encoding.DER)
    for message in (whole, of_the_first_version(unsigned), a_certificate().tbs_certificate_bytes):
        assert not certificates.is_signable(message)


def test_the_request_for_its_own_certificate_is_signed_and_one_that_asks_for_nothing_is_not() -> None:
    plain, short = x509.CertificateSigningRequestBuilder(NAME), x509.CertificateSigningRequestBuilder(x509.Name([]))
    private = ec.generate_private_key(ec.SECP256R1())
    for builder in (plain, short):
        asking = builder.add_extension(CONSTRAINTS, critical=True).sign(private, SHA256())
        assert certificates.is_signable(asking.tbs_certrequest_bytes)
        assert not certificates.is_signable(asking.public_bytes(Encoding.DER))
        assert not certificates.is_signable(builder.sign(private, SHA256()).tbs_certrequest_bytes)
