"""A request for a certificate (PKCS#10, RFC 2986), signed by a key that never leaves the keeper."""

import base64
from collections.abc import Callable
from textwrap import wrap

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from guichet.commons.documents.sealing.ceremony import name_of
from guichet.commons.documents.sealing.cms import ECDSA_SHA256
from guichet.commons.documents.sealing.der import (
    BIT_STRING,
    FIRST_CONTEXT,
    NO_UNUSED_BITS,
    SEQUENCE,
    element,
    integer,
)


def written(authority: str, name: str, public: bytes, *, sign: Callable[[bytes], bytes]) -> str:
    """In PEM, for whoever keeps the issuing authority. `sign` gives DER, as for a file."""
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    subject = name_of(f"Cachet {authority}", organization=name, demonstration=False).public_bytes()
    asked = element(
        SEQUENCE,
        integer(0),
        subject,
        key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        element(FIRST_CONTEXT),
    )
    content = element(SEQUENCE, asked, ECDSA_SHA256, element(BIT_STRING, NO_UNUSED_BITS, sign(asked)))
    lines = wrap(base64.b64encode(content).decode(), 64)
    return "\n".join(("-----BEGIN CERTIFICATE REQUEST-----", *lines, "-----END CERTIFICATE REQUEST-----", ""))
