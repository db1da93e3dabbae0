"""What may be said of a code, from the keys and the revocations that are known: the same as the page's own script."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from guichet.commons.documents.checking.lists import COMPROMISED, Standing, was_in_force
from guichet.commons.documents.checking.outcomes import Outcome
from guichet.commons.documents.extract import claims, cose, digits
from guichet.commons.documents.extract.claims import Claims, Status, Unreadable
from guichet.commons.documents.extract.cose import Signed
from guichet.commons.documents.extract.digits import NotDigits
from guichet.foundation.keys import signatures
from guichet.foundation.keys.public import Kind, PublicKey

LENIENCY = timedelta(minutes=10)  # clocks differ


@dataclass(frozen=True, slots=True)
class Known:
    """`standing` answers for a document's place, or None when it cannot tell."""

    keys: Sequence[PublicKey]
    standing: Callable[[Status], Standing | None]
    at: datetime
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """`claims` only once their signature is proved; `specimen` when a demonstration's key did."""

    outcome: Outcome
    claims: Claims | None = None
    standing: Standing | None = None
    specimen: bool = False


def check(text: str, known: Known) -> Finding:
    """`text` is a code's address, or its digits alone."""
    try:
        signed = cose.read(digits.read(text))
        key = next((key for key in known.keys if key.kind is Kind.QR and key.id == signed.key_id), None)
        return _by(key, signed, known) if key else Finding(Outcome.UNKNOWN_KEY)
    except (NotDigits, Unreadable):
        return Finding(Outcome.UNREADABLE)


def _by(key: PublicKey, signed: Signed, known: Known) -> Finding:
    message = cose.signed_bytes(signed.payload, key_id=signed.key_id)
    if not signatures.is_genuine(signed.signature, message, key=key):
        return Finding(Outcome.ALTERED)
    if key.demonstration and not known.demonstration:
        return Finding(Outcome.DEMONSTRATION)
    said = claims.decoded(signed.payload)
    standing = known.standing(said.status)
    return Finding(_outcome(said, key, standing, known.at), said, standing, specimen=key.demonstration)


def _outcome(said: Claims, key: PublicKey, standing: Standing | None, at: datetime) -> Outcome:
    issued = moment(said.issued)
    if key.end_reason == COMPROMISED:
        return Outcome.COMPROMISED
    if not was_in_force(key, issued):
        return Outcome.OUT_OF_FORCE
    if standing and standing.revoked:
        return Outcome.REVOKED
    if issued > at + LENIENCY or (standing and standing.at > at + LENIENCY):
        return Outcome.CLOCK
    if said.expires is not None and moment(said.expires) <= at:
        return Outcome.EXPIRED
    return Outcome.GENUINE if standing else Outcome.UNCHECKED


def moment(seconds: int) -> datetime:
    """Raises Unreadable for one that no calendar has."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        raise Unreadable from None
