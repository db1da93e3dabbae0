"""What the journal holds of payments: references and whole francs, never who paid nor from which account."""

from dataclasses import dataclass

from guichet.foundation.journal.events import event


@event("payments.requested", subject="about")
@dataclass(frozen=True, slots=True)
class PaymentRequested:
    about: str
    payment: str
    purpose: str
    amount: int


@event("payments.started", subject="about")
@dataclass(frozen=True, slots=True)
class PaymentStarted:
    """The person went to this provider to pay."""

    about: str
    payment: str
    provider: str


@event("payments.confirmed", subject="about")
@dataclass(frozen=True, slots=True)
class PaymentConfirmed:
    about: str
    payment: str
    amount: int
    provider: str
    provider_reference: str


@event("payments.waived", subject="about")
@dataclass(frozen=True, slots=True)
class PaymentWaived:
    """Nothing has to be paid; the reason stays with the payment, because its words may name someone."""

    about: str
    payment: str
    amount: int


@event("payments.refund-owed", subject="about")
@dataclass(frozen=True, slots=True)
class RefundOwed:
    about: str
    payment: str
    amount: int
    reason: str
    provider: str
    provider_reference: str


@event("payments.refund-made", subject="about")
@dataclass(frozen=True, slots=True)
class RefundMade:
    about: str
    payment: str
    amount: int
    refund_reference: str
