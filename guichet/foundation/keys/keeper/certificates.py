"""What a key that certifies may sign: what an authority signs of a certificate, and nothing else."""

from cryptography import x509

SEQUENCE = b"\x30\x82"  # of a length in two bytes: no certificate of ours is shorter or longer than these say
# ecdsa-with-SHA256 and a signature of no bits: what follows the signed part of a certificate.
UNSIGNED = bytes.fromhex("300a06082a8648ce3d040302" + "030100")


def is_signable(message: bytes) -> bool:
    """Whether `message` is a whole TBSCertificate (RFC 5280, 4.1), of version 3, whose extensions can be read."""
    content = message + UNSIGNED
    try:
        certificate = x509.load_der_x509_certificate(SEQUENCE + len(content).to_bytes(2) + content)
        return certificate.version is x509.Version.v3 and len(certificate.extensions) > 0
    except (ValueError, OverflowError, x509.DuplicateExtension, x509.InvalidVersion):
        return False
