"""Signed notices: HMAC-SHA256 over the moment, a number used once, and the exact bytes that were sent."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from guichet.commons.payments.providers import Outcome, Transaction
from guichet.commons.payments.refusals import NoticeRefused

WINDOW = timedelta(minutes=5)
LONGEST_NONCE = 64
LONGEST_BODY = 10_000
# 10 million francs is above any fee of the catalogue and below what overflows anything.
MOST = 10_000_000


@dataclass(frozen=True, slots=True)
class Notice:
    """As it came: `timestamp` in seconds since 1970, `signature` in hexadecimal."""

    timestamp: str
    nonce: str
    signature: str
    body: bytes


def signed(body: bytes, *, secret: bytes, nonce: str, at: datetime) -> Notice:
    timestamp = str(int(at.timestamp()))
    return Notice(timestamp, nonce, _signature(secret, timestamp, nonce, body), body)


def body_of(transaction: Transaction) -> bytes:
    facts = {
        "payment": transaction.payment,
        "reference": transaction.reference,
        "amount": transaction.amount,
        "outcome": transaction.outcome,
    }
    return json.dumps(facts, sort_keys=True).encode()


def verified(notice: Notice, *, secret: bytes, at: datetime) -> Transaction:
    """What the notice says. Raises NoticeRefused, the same for every forgery, and tells late ones apart."""
    expected = _signature(secret, notice.timestamp, notice.nonce, notice.body)
    if not notice.nonce or len(notice.nonce) > LONGEST_NONCE or len(notice.body) > LONGEST_BODY:
        raise NoticeRefused(_("Cet avis de paiement est mal formé."))
    if not hmac.compare_digest(expected.encode(), notice.signature.encode()):
        raise NoticeRefused(_("La signature de cet avis de paiement n’est pas la bonne."))
    if abs(at - _moment(notice.timestamp)) > WINDOW:
        raise NoticeRefused(_("Cet avis de paiement est trop vieux, ou les horloges ne sont pas d’accord."))
    return _read(notice.body)


def _signature(secret: bytes, timestamp: str, nonce: str, body: bytes) -> str:
    """Lengths are signed too, so that no byte can move from one part to the next."""
    parts = (timestamp.encode(), nonce.encode(), body)
    message = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return hmac.new(secret, message, hashlib.sha256).hexdigest()


def _moment(timestamp: str) -> datetime:
    """After the signature was checked: only a provider's own fault can make it unreadable."""
    try:
        return datetime.fromtimestamp(int(timestamp), tz=UTC)
    except (ValueError, OverflowError, OSError):
        raise NoticeRefused(_("Cet avis de paiement est mal formé.")) from None


def _read(body: bytes) -> Transaction:
    try:
        facts = json.loads(body)
        payment, reference, amount = facts["payment"], facts["reference"], facts["amount"]
        outcome = Outcome(facts["outcome"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NoticeRefused(_("Cet avis de paiement est mal formé.")) from None
    if not (_is_reference(payment) and _is_reference(reference) and type(amount) is int and 0 < amount <= MOST):
        raise NoticeRefused(_("Cet avis de paiement est mal formé."))
    return Transaction(payment, reference, amount, outcome)


def _is_reference(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_NONCE
