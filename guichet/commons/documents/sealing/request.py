"""A request for a certificate (PKCS#10, RFC 2986), signed by a key that never leaves the keeper."""

import base64
import hashlib
from dataclasses import dataclass
from textwrap import wrap

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

from guichet.commons.documents.sealing import ceremony, certificate
from guichet.commons.documents.sealing.ceremony import SEAL_OF, name_of
from guichet.commons.documents.sealing.certificate import Sign
from guichet.commons.documents.sealing.chain import is_marked
from guichet.commons.documents.sealing.cms import ECDSA_SHA256
from guichet.commons.documents.sealing.der import (
    BIT_STRING,
    FIRST_CONTEXT,
    NO_UNUSED_BITS,
    SEQUENCE,
    element,
    identifier,
    integer,
    set_of,
)

EXTENSIONS_ASKED = "1.2.840.113549.1.9.14"  # RFC 2985, 5.4.2


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request says: whose key it is, and whether that key is to sign seals or documents.

    `organization` is the full name of a seal's authority.
    """

    holder: str
    organization: str
    public: bytes
    issuing: bool
    demonstration: bool

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the key in eight groups, to be read aloud; the first two make the id of the key in its keeper."""
        return " ".join(wrap(hashlib.sha256(self.public).hexdigest(), 8))


def written(asked: Asked, *, sign: Sign) -> str:
    """In PEM, for whoever keeps what is above. `sign` gives DER, as for a file."""
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), asked.public)
    said = element(
        SEQUENCE,
        integer(0),
        _subject(asked).public_bytes(),
        key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        element(FIRST_CONTEXT, _wish_to_certify() if asked.issuing else b""),
    )
    content = element(SEQUENCE, said, ECDSA_SHA256, element(BIT_STRING, NO_UNUSED_BITS, sign(said)))
    lines = wrap(base64.b64encode(content).decode(), 64)
    return "\n".join(("-----BEGIN CERTIFICATE REQUEST-----", *lines, "-----END CERTIFICATE REQUEST-----", ""))


def read(pem: bytes) -> Asked:
    """Raises ValueError for what is not such a request, whole, signed by the key that it is about."""
    found = x509.load_pem_x509_csr(pem)
    key = found.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or key.curve.name != "secp256r1" or not found.is_signature_valid:
        raise ValueError
    name, issuing = _said(found.subject, NameOID.COMMON_NAME), _wishes_to_certify(found)
    if not issuing and not name.startswith(SEAL_OF):
        raise ValueError
    return Asked(
        name if issuing else name.removeprefix(SEAL_OF),
        _said(found.subject, NameOID.ORGANIZATION_NAME),
        key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint),
        issuing,
        is_marked(found.subject),
    )


def _subject(asked: Asked) -> x509.Name:
    if asked.issuing:
        return name_of(asked.holder, demonstration=asked.demonstration)
    return name_of(SEAL_OF + asked.holder, organization=asked.organization, demonstration=asked.demonstration)


def _said(subject: x509.Name, oid: x509.ObjectIdentifier) -> str:
    found = subject.get_attributes_for_oid(oid)
    if len(found) != 1 or not isinstance(found[0].value, str):
        raise ValueError
    return found[0].value


def _wish_to_certify() -> bytes:
    constraints = ceremony.critical(x509.BasicConstraints(ca=True, path_length=0))
    wished = element(SEQUENCE, certificate.extension(constraints))
    return element(SEQUENCE, identifier(EXTENSIONS_ASKED), set_of(wished))


def _wishes_to_certify(found: x509.CertificateSigningRequest) -> bool:
    return any(isinstance(each.value, x509.BasicConstraints) and each.value.ca for each in found.extensions)
