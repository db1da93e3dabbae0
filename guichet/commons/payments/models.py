"""What is owed to the State, how it was settled, and what the State owes back.

What was asked and how it was settled are rows of their own that the database refuses to change: an amount cannot move,
and a payment has one settlement or none.
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class PaymentQuerySet(models.QuerySet["Payment"]):
    def about(self, about: str) -> Self:
        return self.filter(about=about).select_related("settlement").order_by("number")

    def open(self) -> Self:
        return self.filter(settlement__isnull=True)


class Payment(models.Model):
    """One fee that was asked. The database refuses to change it."""

    number = models.BigAutoField(primary_key=True)
    reference = models.CharField(_("référence"), max_length=24, unique=True)
    about = models.CharField(_("au sujet de"), max_length=80)
    purpose = models.CharField(max_length=60)
    purpose_fr = models.CharField(_("objet"), max_length=200)
    purpose_en = models.CharField(max_length=200)
    amount = models.PositiveIntegerField(_("montant"))
    requested_at = models.DateTimeField(_("demandé le"))

    objects = PaymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("paiement")
        verbose_name_plural = _("paiements")
        constraints = [
            models.UniqueConstraint(fields=["about", "purpose"], name="payments_payment_once_a_purpose"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payments_payment_of_something"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_settled(self) -> bool:
        return hasattr(self, "settlement")


class Way(models.TextChoices):
    CONFIRMED = "confirmed", _("payé")
    WAIVED = "waived", _("dispensé")


class Settlement(models.Model):
    """How a payment was settled, once and for ever: paid to somebody, or waived for a reason."""

    number = models.BigAutoField(primary_key=True)
    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="settlement")
    way = models.CharField(max_length=9, choices=Way)
    provider = models.CharField(max_length=40, blank=True)
    provider_reference = models.CharField(max_length=64, blank=True)
    reason = models.CharField(_("motif"), max_length=200, blank=True)
    settled_at = models.DateTimeField(_("réglé le"))

    class Meta:
        verbose_name = _("règlement")
        verbose_name_plural = _("règlements")
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "provider_reference"],
                condition=Q(way=Way.CONFIRMED),
                name="payments_settlement_reference_once",
            ),
            models.CheckConstraint(
                condition=(Q(way=Way.CONFIRMED) & ~Q(provider="") & ~Q(provider_reference=""))
                | (Q(way=Way.WAIVED) & ~Q(reason="")),
                name="payments_settlement_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id} {self.way}"


class Start(models.Model):
    """A person went to a provider to pay: from then on Guichet asks the provider, whether it calls or not."""

    number = models.BigAutoField(primary_key=True)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="starts")
    provider = models.CharField(max_length=40)
    started_at = models.DateTimeField()

    class Meta:
        verbose_name = _("début de paiement")
        verbose_name_plural = _("débuts de paiement")
        constraints = [
            models.UniqueConstraint(fields=["payment", "provider"], name="payments_start_once_a_provider"),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id} {self.provider}"


class RefundReason(models.TextChoices):
    PAID_TWICE = "paid-twice", _("payé deux fois")
    WRONG_AMOUNT = "wrong-amount", _("montant différent de celui demandé")
    WAIVED = "waived", _("payé après une dispense")
    DECIDED = "decided", _("remboursement décidé")


class Refund(models.Model):
    """What the State owes back of one line of a provider's books."""

    number = models.BigAutoField(primary_key=True)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    provider = models.CharField(max_length=40)
    provider_reference = models.CharField(max_length=64)
    amount = models.PositiveIntegerField(_("montant"))
    reason = models.CharField(_("motif"), max_length=12, choices=RefundReason)
    words = models.CharField(max_length=200, blank=True)
    owed_at = models.DateTimeField(_("dû depuis"))
    made_at = models.DateTimeField(_("fait le"), null=True)
    refund_reference = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("remboursement")
        verbose_name_plural = _("remboursements")
        constraints = [
            models.UniqueConstraint(fields=["provider", "provider_reference"], name="payments_refund_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payments_refund_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.provider_reference}"


class SeenNotice(models.Model):
    """A notice that was believed, so that the same bytes are not believed again."""

    number = models.BigAutoField(primary_key=True)
    provider = models.CharField(max_length=40)
    nonce = models.CharField(max_length=64)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("avis de paiement reçu")
        verbose_name_plural = _("avis de paiement reçus")
        constraints = [
            models.UniqueConstraint(fields=["provider", "nonce"], name="payments_notice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.number}"
