"""Every question others may ask about payments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from guichet.commons.payments.models import Payment, Refund, Settlement, Start, Way
from guichet.commons.payments.providers import Outcome, Transaction
from guichet.commons.payments.purpose import Purpose


@dataclass(frozen=True, slots=True)
class Fee:
    """One payment as a person sees it. `way` is None while it is owed."""

    reference: str
    about: str
    purpose: Purpose
    amount: int
    requested_at: datetime
    way: Way | None
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """All fees about one request."""

    fees: tuple[Fee, ...]

    @property
    def owed(self) -> int:
        """In whole CFA francs."""
        return sum(fee.amount for fee in self.fees if fee.way is None)

    @property
    def is_settled(self) -> bool:
        """True too when nothing was ever asked."""
        return all(fee.way is not None for fee in self.fees)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt of payment says."""

    reference: str
    about: str
    purpose: Purpose
    amount: int
    paid_at: datetime
    provider: str
    provider_reference: str
    refunded: int


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Where a provider's books and ours differ: lines of theirs that we do not hold, and settlements they do not.

    A line that we owe back is known here.
    """

    unknown_here: tuple[Transaction, ...]
    unknown_there: tuple[str, ...]
    amounts_differ: tuple[Transaction, ...]

    @property
    def agrees(self) -> bool:
        return not (self.unknown_here or self.unknown_there or self.amounts_differ)


@dataclass(frozen=True, slots=True)
class OwedBack:
    payment: str
    provider: str
    provider_reference: str
    amount: int
    reason: str
    owed_at: datetime


def owed_about(about: str) -> tuple[str, ...]:
    """References of the payments still owed for a request."""
    return tuple(fee.reference for fee in standing(about).fees if fee.way is None)


def standing(about: str) -> Standing:
    return Standing(tuple(_fee(each) for each in Payment.objects.about(about)))


def fee(reference: str) -> Fee | None:
    payment = Payment.objects.filter(reference=reference).select_related("settlement").first()
    return _fee(payment) if payment else None


def payment(reference: str) -> Payment | None:
    """The row, for `operations.confirm`."""
    return Payment.objects.filter(reference=reference).first()


def _fee(payment: Payment) -> Fee:
    settled = payment.settlement if payment.is_settled else None
    return Fee(
        reference=payment.reference,
        about=payment.about,
        purpose=_purpose(payment),
        amount=payment.amount,
        requested_at=payment.requested_at,
        way=Way(settled.way) if settled else None,
        settled_at=settled.settled_at if settled else None,
    )


def _purpose(payment: Payment) -> Purpose:
    return Purpose(payment.purpose, payment.purpose_fr, payment.purpose_en)


def receipt(reference: str) -> Receipt | None:
    """None unless the payment was confirmed."""
    paid = Settlement.objects.filter(payment__reference=reference, way=Way.CONFIRMED).select_related("payment").first()
    if paid is None:
        return None
    refunds = Refund.objects.filter(provider=paid.provider, provider_reference=paid.provider_reference)
    return Receipt(
        reference=reference,
        about=paid.payment.about,
        purpose=_purpose(paid.payment),
        amount=paid.payment.amount,
        paid_at=paid.settled_at,
        provider=paid.provider,
        provider_reference=paid.provider_reference,
        refunded=sum(refund.amount for refund in refunds if refund.made_at),
    )


def unsettled_starts(reference: str) -> tuple[tuple[str, datetime], ...]:
    """Providers to ask about that payment, each with when the person went there; none once it is settled."""
    rows = Start.objects.filter(payment__reference=reference, payment__settlement__isnull=True).order_by("number")
    return tuple(rows.values_list("provider", "started_at"))


def owed_back(*, limit: int = 100) -> tuple[OwedBack, ...]:
    """Refunds that nobody made yet, the oldest first."""
    rows = Refund.objects.filter(made_at=None).select_related("payment").order_by("number")[:limit]
    return tuple(
        OwedBack(each.payment.reference, each.provider, each.provider_reference, each.amount, each.reason, each.owed_at)
        for each in rows
    )


def reconcile(*, provider: str, statement: Iterable[Transaction], since: datetime, until: datetime) -> Reconciliation:
    """Compare a provider's statement with ours: settlements from `since` until `until`, excluded.

    A line is looked for whatever its date here, because the two clocks differ at the edges of a period.
    """
    paid = {line.reference: line for line in statement if line.outcome == Outcome.PAID}
    known = _amounts_known(provider, paid)
    settled = Settlement.objects.filter(
        Q(settled_at__gte=since, settled_at__lt=until), provider=provider, way=Way.CONFIRMED
    ).order_by("number")
    here = settled.values_list("provider_reference", flat=True)
    return Reconciliation(
        unknown_here=tuple(line for reference, line in paid.items() if reference not in known),
        unknown_there=tuple(reference for reference in here if reference not in paid),
        amounts_differ=tuple(
            line for reference, line in paid.items() if reference in known and known[reference] != line.amount
        ),
    )


def _amounts_known(provider: str, references: Iterable[str]) -> dict[str, int]:
    wanted = list(references)
    refunds = Refund.objects.filter(provider=provider, provider_reference__in=wanted)
    settled = Settlement.objects.filter(provider=provider, provider_reference__in=wanted, way=Way.CONFIRMED)
    return dict(refunds.values_list("provider_reference", "amount")) | dict(
        settled.values_list("provider_reference", "payment__amount")
    )
