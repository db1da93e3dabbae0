"""What a key that certifies may sign: the signed part of a certificate, or of the request for its own."""

from cryptography import x509

SEQUENCE = 0x30
SHORT = 0x80
LONG = 0x80  # and the number of bytes that tell the length
# ecdsa-with-SHA256 and a signature of no bits: what follows the signed part of either.
UNSIGNED = bytes.fromhex("300a06082a8648ce3d040302" + "030100")


def is_signable(message: bytes) -> bool:
    """Whether `message` is one of the two, whole. Nobody takes one for the other: they begin differently."""
    whole = _sequence(message + UNSIGNED)
    return _is_certificate(whole) or _is_request(whole)


def _sequence(content: bytes) -> bytes:
    size = len(content)
    if size < SHORT:
        return bytes([SEQUENCE, size]) + content
    told = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes([SEQUENCE, LONG | len(told)]) + told + content


def _is_certificate(whole: bytes) -> bool:
    """Whose TBSCertificate (RFC 5280, 4.1) is of version 3, with extensions that can be read."""
    try:
        certificate = x509.load_der_x509_certificate(whole)
        return certificate.version is x509.Version.v3 and len(certificate.extensions) > 0
    except (ValueError, x509.DuplicateExtension, x509.InvalidVersion):
        return False


def _is_request(whole: bytes) -> bool:
    """Whose CertificationRequestInfo (RFC 2986, 4.1) asks for extensions that can be read, as an issuer's does."""
    try:
        return len(x509.load_der_x509_csr(whole).extensions) > 0
    except (ValueError, x509.DuplicateExtension, x509.InvalidVersion):
        return False
