"""Every way in which payments change."""

import secrets
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from guichet.commons.payments import events, registry, signing
from guichet.commons.payments.models import Payment, Refund, RefundReason, SeenNotice, Settlement, Start, Way
from guichet.commons.payments.providers import Outcome, Transaction
from guichet.commons.payments.purpose import Purpose
from guichet.commons.payments.refusals import NoticeRefused, PaymentRefused
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.work import operations as work

RECHECK = "payments.recheck"
FIRST_LOOK = timedelta(minutes=1)
# Paid over a counter, against a receipt of paper whose number is the reference.
COUNTER = "counter"


@operation
def request(*, about: str, amount: int, purpose: Purpose, act: Act) -> Payment:
    """Ask that amount, in whole CFA francs, for that purpose; the same asked again is the same payment.

    Raises PaymentRefused when the amount is not above zero, or differs from what was asked before.
    """
    if amount <= 0:
        raise PaymentRefused(_("Un paiement porte sur un montant supérieur à zéro."))
    wanted = Payment(
        reference=secrets.token_urlsafe(12),
        about=about,
        purpose=purpose.code,
        purpose_fr=purpose.fr,
        purpose_en=purpose.en,
        amount=amount,
        requested_at=act.at,
    )
    Payment.objects.bulk_create([wanted], ignore_conflicts=True)
    payment = Payment.objects.get(about=about, purpose=purpose.code)
    if payment.amount != amount:
        raise PaymentRefused(
            _("Ce paiement a déjà été demandé pour %(amount)d F CFA : son montant ne change plus.")
            % {"amount": payment.amount}
        )
    if payment.reference == wanted.reference:
        happened = events.PaymentRequested(about, payment.reference, purpose.code, amount)
        journal.record(happened=happened, act=act)
    return payment


@operation
def start(*, payment: str, provider: str, act: Act) -> str:
    """The address where the person pays that payment; from now on the provider is asked until it is settled.

    Raises PaymentRefused when the payment is settled already or the provider takes none here.
    """
    wanted = _locked(payment)
    chosen = registry.provider(provider)
    if wanted.is_settled:
        raise PaymentRefused(_("Ce paiement est déjà réglé : ne payez pas une deuxième fois."))
    if chosen is None:
        raise PaymentRefused(_("Ce moyen de paiement n’est pas disponible ici. Choisissez-en un autre."))
    _started, is_new = Start.objects.get_or_create(payment=wanted, provider=provider, defaults={"started_at": act.at})
    if is_new:
        journal.record(happened=events.PaymentStarted(wanted.about, payment, provider), act=act)
    work.schedule(kind=RECHECK, key=payment, at=act.at + FIRST_LOOK, act=act)
    return chosen.address(payment)


@operation
def confirm(*, payment: Payment, provider_reference: str, provider: str = COUNTER, act: Act) -> Settlement:
    """Hold the payment for paid in full, and tell who waits for it; the same reference again changes nothing.

    A second payment of the same fee, or one of a fee that was waived, is owed back.
    """
    line = Transaction(payment.reference, provider_reference, payment.amount, Outcome.PAID)
    return _settle(_locked(payment.reference), provider, line, act)


@operation
def take_note(*, provider: str, line: Transaction, act: Act) -> bool:
    """Believe a line of a provider's books, however it was learnt; True when the payment is settled afterwards.

    An amount other than the one asked settles nothing and is owed back. Raises PaymentRefused for a payment that
    nobody asked for: reconciliation shows those.
    """
    payment = _locked(line.payment)
    if line.outcome != Outcome.PAID:
        return payment.is_settled
    if line.amount != payment.amount:
        _owe_back(payment, provider, line, RefundReason.WRONG_AMOUNT, act)
        return payment.is_settled
    _settle(payment, provider, line, act)
    return True


@operation
def receive_notice(*, provider: str, notice: signing.Notice, act: Act) -> None:
    """Believe a provider's signed notice, once. Raises NoticeRefused, or PaymentRefused for an unknown payment."""
    sender = registry.provider(provider)
    if sender is None:
        raise NoticeRefused(_("Aucun prestataire de ce nom n’envoie d’avis ici."))
    line = signing.verified(notice, secret=sender.secret, at=act.at)
    try:
        with transaction.atomic():
            SeenNotice.objects.create(provider=provider, nonce=notice.nonce, seen_at=act.at)
    except IntegrityError:
        raise NoticeRefused(_("Cet avis de paiement a déjà été reçu.")) from None
    take_note(provider=provider, line=line, act=act)


@operation
def waive(*, about: str, reason: str, act: Act) -> tuple[Payment, ...]:
    """Ask nothing more about that request, for that reason; what was paid stays paid.

    Raises PaymentRefused without a reason, or when nothing was asked. Waiving again waives nothing more.
    """
    if not reason.strip():
        raise PaymentRefused(_("Dites pourquoi ces frais ne sont pas demandés."))
    asked = list(Payment.objects.filter(about=about).order_by("number").select_for_update(of=("self",)))
    if not asked:
        raise PaymentRefused(_("Aucun paiement n’est demandé pour cette demande."))
    waived = tuple(payment for payment in asked if not payment.is_settled)
    for payment in waived:
        Settlement.objects.create(payment=payment, way=Way.WAIVED, reason=reason.strip(), settled_at=act.at)
        journal.record(happened=events.PaymentWaived(about, payment.reference, payment.amount), act=act)
        registry.tell_confirmed(about, act)
    return waived


@operation
def refund(*, payment: str, reason: str, act: Act) -> Refund:
    """Owe a confirmed payment back, by decision.

    Raises PaymentRefused when it was not paid, when it is owed back already, or without a reason.
    """
    paid = _locked(payment)
    if not paid.is_settled or paid.settlement.way != Way.CONFIRMED:
        raise PaymentRefused(_("Ce paiement n’a pas été confirmé : il n’y a rien à rembourser."))
    if not reason.strip():
        raise PaymentRefused(_("Dites pourquoi ce paiement est remboursé."))
    settled = paid.settlement
    line = Transaction(payment, settled.provider_reference, paid.amount, Outcome.PAID)
    owed = _owe_back(paid, settled.provider, line, RefundReason.DECIDED, act, words=reason.strip())
    if owed is None:
        raise PaymentRefused(_("Ce paiement est déjà à rembourser."))
    return owed


@operation
def mark_refunded(*, provider: str, provider_reference: str, refund_reference: str, act: Act) -> Refund:
    """The money went back. Raises PaymentRefused when nothing was owed back under that reference."""
    owed = (
        Refund.objects.select_for_update(of=("self",))
        .select_related("payment")
        .filter(provider=provider, provider_reference=provider_reference)
        .first()
    )
    if owed is None:
        raise PaymentRefused(_("Aucun remboursement n’est dû sous cette référence."))
    if owed.made_at is None:
        owed.made_at = act.at
        owed.refund_reference = refund_reference
        owed.save(update_fields=["made_at", "refund_reference"])
        happened = events.RefundMade(owed.payment.about, owed.payment.reference, owed.amount, refund_reference)
        journal.record(happened=happened, act=act)
    return owed


@operation
def forget_notices(*, act: Act) -> None:
    """Delete what the window of time refuses by itself."""
    SeenNotice.objects.filter(seen_at__lt=act.at - 2 * signing.WINDOW).delete()


def _locked(reference: str) -> Payment:
    """Locked, so that two confirmations of one payment are judged one after the other."""
    payment = Payment.objects.select_for_update().filter(reference=reference).first()
    if payment is None:
        raise PaymentRefused(_("Aucun paiement ne porte cette référence."))
    return payment


def _settle(payment: Payment, provider: str, line: Transaction, act: Act) -> Settlement:
    if payment.is_settled:
        return _settled_before(payment, provider, line, act)
    if Settlement.objects.filter(provider=provider, provider_reference=line.reference).exists():
        raise PaymentRefused(_("Cette référence a déjà réglé un autre paiement."))
    settlement = Settlement.objects.create(
        payment=payment,
        way=Way.CONFIRMED,
        provider=provider,
        provider_reference=line.reference,
        settled_at=act.at,
    )
    happened = events.PaymentConfirmed(payment.about, payment.reference, payment.amount, provider, line.reference)
    journal.record(happened=happened, act=act)
    registry.tell_confirmed(payment.about, act)
    return settlement


def _settled_before(payment: Payment, provider: str, line: Transaction, act: Act) -> Settlement:
    settled = payment.settlement
    if settled.way == Way.WAIVED:
        _owe_back(payment, provider, line, RefundReason.WAIVED, act)
    elif (settled.provider, settled.provider_reference) != (provider, line.reference):
        _owe_back(payment, provider, line, RefundReason.PAID_TWICE, act)
    return settled


def _owe_back(
    payment: Payment, provider: str, line: Transaction, reason: RefundReason, act: Act, *, words: str = ""
) -> Refund | None:
    """None when that line is owed back already."""
    refund, is_new = Refund.objects.get_or_create(
        provider=provider,
        provider_reference=line.reference,
        defaults={
            "payment": payment,
            "amount": line.amount,
            "reason": reason,
            "words": words,
            "owed_at": act.at,
        },
    )
    if not is_new:
        return None
    happened = events.RefundOwed(payment.about, payment.reference, line.amount, reason, provider, line.reference)
    journal.record(happened=happened, act=act)
    return refund
