"""Making certificates, away from the network: what whoever keeps the root does on a machine of their own.

The root signs one issuing authority and is locked away; the issuing authority signs the seals of ministries.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from guichet.commons.documents.sealing.chain import DEMONSTRATION, is_demonstration

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Issuer:
    """A certificate with the private key that signs others."""

    certificate: x509.Certificate
    private: ec.EllipticCurvePrivateKey


def root(name: str, *, at: datetime, demonstration: bool) -> Issuer:
    """Self-signed, P-384, thirty years: longer than what it vouches for."""
    private = ec.generate_private_key(ec.SECP384R1())
    subject = name_of(name, demonstration=demonstration)
    unsigned = _authority(subject, subject, private.public_key(), at, 30 * YEAR, below=1)
    return Issuer(unsigned.sign(private, hashes.SHA384()), private)


def issuing(name: str, *, under: Issuer, at: datetime) -> Issuer:
    """Signs seals and no other authority, for ten years."""
    private = ec.generate_private_key(ec.SECP384R1())
    subject = name_of(name, demonstration=is_demonstration(under.certificate))
    unsigned = _authority(subject, under.certificate.subject, private.public_key(), at, 10 * YEAR, below=0)
    return Issuer(_vouched(unsigned, under).sign(under.private, hashes.SHA384()), private)


def seal(authority: str, name: str, public: bytes, *, under: Issuer, at: datetime) -> x509.Certificate:
    """The certificate of an authority's key, which stays with its keeper: three years.

    No extended usage: readers built on NSS call a certificate for documents (RFC 9336) corrupted.
    """
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    subject = name_of(f"Cachet {authority}", organization=name, demonstration=is_demonstration(under.certificate))
    built = _builder(subject, under.certificate.subject, key, at, 3 * YEAR)
    built = built.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    built = built.add_extension(_usage(sealing=True), critical=True)
    return _vouched(built, under).sign(under.private, hashes.SHA384())


def _authority(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, at: datetime, lasts: timedelta, *, below: int
) -> x509.CertificateBuilder:
    built = _builder(subject, issuer, key, at, lasts)
    built = built.add_extension(x509.BasicConstraints(ca=True, path_length=below), critical=True)
    return built.add_extension(_usage(sealing=False), critical=True)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, at: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(minutes=5))  # clocks of readers are a little behind
        .not_valid_after(at + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _vouched(built: x509.CertificateBuilder, under: Issuer) -> x509.CertificateBuilder:
    identifier = under.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return built.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False
    )


def _usage(*, sealing: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=sealing,
        content_commitment=sealing,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not sealing,
        crl_sign=not sealing,
        encipher_only=False,
        decipher_only=False,
    )


def name_of(common: str, *, organization: str = "République du Bénin", demonstration: bool) -> x509.Name:
    mark = [x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, DEMONSTRATION)] if demonstration else []
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "BJ"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization[:64]),
            *mark,
            x509.NameAttribute(NameOID.COMMON_NAME, common[:64]),
        ]
    )
