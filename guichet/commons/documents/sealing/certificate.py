"""The bytes of a certificate (X.509 version 3, RFC 5280), signed by a key that never leaves its keeper."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from guichet.commons.documents.sealing.cms import ECDSA_SHA256
from guichet.commons.documents.sealing.der import (
    BIT_STRING,
    BOOLEAN,
    FIRST_CONTEXT,
    FOURTH_CONTEXT,
    NO_UNUSED_BITS,
    OCTETS,
    SEQUENCE,
    element,
    identifier,
    integer,
    moment,
)

VERSION_3 = element(FIRST_CONTEXT, integer(2))
TRUE = element(BOOLEAN, b"\xff")

Sign = Callable[[bytes], bytes]
Extensions = tuple[x509.Extension[x509.ExtensionType], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What a certificate says, but for who says it."""

    subject: x509.Name
    key: ec.EllipticCurvePublicKey
    since: datetime
    until: datetime
    extensions: Extensions


def signed(statement: Statement, *, issuer: x509.Name, sign: Sign) -> x509.Certificate:
    """`sign` gives an ECDSA signature over SHA-256, in DER."""
    content = _to_be_signed(statement, issuer)
    signature = element(BIT_STRING, NO_UNUSED_BITS, sign(content))
    return x509.load_der_x509_certificate(element(SEQUENCE, content, ECDSA_SHA256, signature))


def _to_be_signed(statement: Statement, issuer: x509.Name) -> bytes:
    return element(
        SEQUENCE,
        VERSION_3,
        integer(x509.random_serial_number()),
        ECDSA_SHA256,
        issuer.public_bytes(),
        element(SEQUENCE, moment(statement.since), moment(statement.until)),
        statement.subject.public_bytes(),
        statement.key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        element(FOURTH_CONTEXT, element(SEQUENCE, *map(extension, statement.extensions))),
    )


def extension(said: x509.Extension[x509.ExtensionType]) -> bytes:
    critical = TRUE if said.critical else b""  # its default, false, goes unsaid
    value = element(OCTETS, said.value.public_bytes())
    return element(SEQUENCE, identifier(said.oid.dotted_string), critical, value)
