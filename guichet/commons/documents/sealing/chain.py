"""Certificates of seals: an offline root, one issuing authority under it, one certificate for each authority's key."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

Chain = tuple[x509.Certificate, ...]
# In the name itself, so that whoever looks at a certificate with any program reads it.
DEMONSTRATION = "SPÉCIMEN, démonstration sans valeur"


@lru_cache(maxsize=256)
def read(pem: bytes) -> Chain:
    """The seal's certificate first. Raises ValueError."""
    return tuple(x509.load_pem_x509_certificates(pem))


def written(chain: Sequence[x509.Certificate]) -> bytes:
    return b"".join(each.public_bytes(Encoding.PEM) for each in chain)


def is_of(certificate: x509.Certificate, public: bytes) -> bool:
    """Whether this is the certificate of that key, given as an uncompressed point."""
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return False
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint) == public


def leads_to(chain: Chain, roots: Sequence[x509.Certificate], at: datetime) -> bool:
    """Whether each certificate was issued by the next, the last by one of `roots`, and all hold at that moment."""
    return (
        all(_holds(each, at) for each in chain)
        and all(_issued(upper, lower) for lower, upper in pairwise(chain))
        and any(_holds(root, at) and _issued(root, chain[-1]) for root in roots)
    )


def is_demonstration(certificate: x509.Certificate) -> bool:
    return is_marked(certificate.subject)


def is_marked(name: x509.Name) -> bool:
    return any(unit.value == DEMONSTRATION for unit in name.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME))


def may_certify(certificate: x509.Certificate) -> bool:
    return any(isinstance(each.value, x509.BasicConstraints) and each.value.ca for each in certificate.extensions)


def _holds(certificate: x509.Certificate, at: datetime) -> bool:
    return certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc


@lru_cache(maxsize=256)  # true once, true for ever
def _issued(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return may_certify(issuer)
