"""What certificates of seals say, and who signs them: whoever keeps the root does this away from the network.

The root signs one issuing authority and is locked away; the issuing authority signs the seals of ministries. Neither
private key leaves its keeper (docs/keys.md).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from guichet.commons.documents.sealing import certificate
from guichet.commons.documents.sealing.certificate import Extensions, Sign, Statement
from guichet.commons.documents.sealing.chain import DEMONSTRATION, is_demonstration

YEAR = timedelta(days=365)
SEAL_OF = "Cachet "
CLOCKS = timedelta(minutes=5)  # those of readers are a little behind


@dataclass(frozen=True, slots=True)
class Issuer:
    """A certificate, and how its key signs others."""

    certificate: x509.Certificate
    sign: Sign


def root(name: str, public: bytes, *, sign: Sign, at: datetime, demonstration: bool) -> x509.Certificate:
    """Self-signed, thirty years: longer than what it vouches for."""
    subject = name_of(name, demonstration=demonstration)
    said = _statement(subject, public, at, 30 * YEAR, _authority(below=1))
    return certificate.signed(said, issuer=subject, sign=sign)


def issuing(name: str, public: bytes, *, under: Issuer, at: datetime) -> x509.Certificate:
    """The certificate of a key that signs seals and no other authority, for ten years."""
    subject = name_of(name, demonstration=is_demonstration(under.certificate))
    return _vouched(_statement(subject, public, at, 10 * YEAR, (*_authority(below=0), _issued_by(under))), under)


def seal(authority: str, name: str, public: bytes, *, under: Issuer, at: datetime) -> x509.Certificate:
    """The certificate of an authority's key: three years.

    No extended usage: readers built on NSS call a certificate for documents (RFC 9336) corrupted.
    """
    subject = name_of(SEAL_OF + authority, organization=name, demonstration=is_demonstration(under.certificate))
    constraints = critical(x509.BasicConstraints(ca=False, path_length=None))
    extensions = (constraints, critical(_usage(sealing=True)), _issued_by(under))
    return _vouched(_statement(subject, public, at, 3 * YEAR, extensions), under)


def _vouched(said: Statement, under: Issuer) -> x509.Certificate:
    return certificate.signed(said, issuer=under.certificate.subject, sign=under.sign)


def _statement(subject: x509.Name, public: bytes, at: datetime, lasts: timedelta, extensions: Extensions) -> Statement:
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    identifier = _plain(x509.SubjectKeyIdentifier.from_public_key(key))
    return Statement(subject, key, at - CLOCKS, at + lasts, (identifier, *extensions))


def _authority(*, below: int) -> Extensions:
    constraints = x509.BasicConstraints(ca=True, path_length=below)
    return (critical(constraints), critical(_usage(sealing=False)))


def _issued_by(under: Issuer) -> x509.Extension[x509.ExtensionType]:
    identifier = under.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return _plain(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier))


def critical(value: x509.ExtensionType) -> x509.Extension[x509.ExtensionType]:
    return x509.Extension(value.oid, critical=True, value=value)


def _plain(value: x509.ExtensionType) -> x509.Extension[x509.ExtensionType]:
    return x509.Extension(value.oid, critical=False, value=value)


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
