"""What may be said of a PDF, from its seal: by pyHanko for the signature, by the published list of keys for trust."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from guichet.commons.documents.checking.codes import LENIENCY, Finding
from guichet.commons.documents.checking.lists import COMPROMISED, was_in_force
from guichet.commons.documents.checking.outcomes import Outcome, Sealed
from guichet.commons.documents.extract import marks
from guichet.foundation.keys.public import Kind, PublicKey

# What a code may say of the file that it is in: the seal has said the rest.
ADDED = (Outcome.GENUINE, Outcome.REVOKED, Outcome.EXPIRED, Outcome.CLOCK)
FAULTS = (PdfError, SignatureValidationError, SigningError, ValueError, TypeError, KeyError, AttributeError, IndexError)


def check(file: bytes, keys: Sequence[PublicKey], *, at: datetime, demonstration: bool) -> Sealed:
    """Of the seal alone: whether the document was revoked is the register's to say."""
    try:
        seals = PdfFileReader(io.BytesIO(file)).embedded_signatures
        found = _judged(seals[0], keys, at, demonstration=demonstration) if seals else Sealed(Outcome.NO_SEAL)
    except (*FAULTS, RecursionError):
        return Sealed(Outcome.DAMAGED)
    # What a file says of itself is believed once its seal is.
    is_believed = found.outcome is Outcome.GENUINE
    return replace(found, contested_since=marks.contested_since(_keywords(file))) if is_believed else found


def code_in(file: bytes) -> str:
    """The address of the printed code, which the file carries for machines; nothing in one of another making."""
    return marks.code_of(_keywords(file))


def _keywords(file: bytes) -> str:
    try:
        return str(PdfFileReader(io.BytesIO(file)).trailer["/Info"]["/Keywords"])
    except (*FAULTS, RecursionError):
        return ""


def with_code(seal: Sealed, found: Finding) -> Outcome:
    """Of a file whose seal is good, what its code adds: whether it was revoked, and whether it is over. A code that
    another issued, or that tells nothing, leaves that unchecked."""
    if seal.outcome is not Outcome.GENUINE:
        return seal.outcome
    same = found.claims is not None and found.claims.issuer == seal.authority
    return found.outcome if same and found.outcome in ADDED else Outcome.UNCHECKED


def _judged(seal: EmbeddedPdfSignature, keys: Sequence[PublicKey], at: datetime, *, demonstration: bool) -> Sealed:
    certificate, signed_at = seal.signer_cert, seal.self_reported_timestamp or at
    if not _is_whole(seal, certificate, signed_at):
        return Sealed(Outcome.ALTERED)
    key = _key_of(certificate, keys)
    if key is None:
        return Sealed(Outcome.UNKNOWN_KEY)
    if key.demonstration and not demonstration:
        return Sealed(Outcome.DEMONSTRATION)
    return Sealed(_outcome(key, certificate, signed_at, at), key.holder, signed_at, specimen=key.demonstration)


def _is_whole(seal: EmbeddedPdfSignature, certificate: Certificate, signed_at: datetime) -> bool:
    """Nothing of the file changed since, and nothing was added. The certificate is its own root here: the list of keys
    says whom to trust."""
    alone = ValidationContext(trust_roots=[certificate], moment=signed_at, allow_fetching=False)
    status = validate_pdf_signature(seal, signer_validation_context=alone)
    return status.intact and status.valid and status.coverage is SignatureCoverageLevel.ENTIRE_FILE


def _key_of(certificate: Certificate, keys: Sequence[PublicKey]) -> PublicKey | None:
    point = certificate.public_key["public_key"].native
    return next((key for key in keys if key.kind is Kind.SEAL and key.public == point), None)


def _outcome(key: PublicKey, certificate: Certificate, signed_at: datetime, at: datetime) -> Outcome:
    if key.end_reason == COMPROMISED:
        return Outcome.COMPROMISED
    valid = certificate.not_valid_before <= signed_at <= certificate.not_valid_after
    if not valid or not was_in_force(key, signed_at):
        return Outcome.OUT_OF_FORCE
    return Outcome.CLOCK if signed_at > at + LENIENCY else Outcome.GENUINE
