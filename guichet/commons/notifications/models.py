"""What the State tells people: the outbox, and the box of the simulated phone and e-mail."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    WAITING = "waiting", _("en attente")
    SENT = "sent", _("envoyé")
    DELIVERED = "delivered", _("remis")
    FAILED = "failed", _("non remis")


class MessageQuerySet(models.QuerySet["Message"]):
    def about(self, about: str) -> Self:
        return self.filter(about=about).order_by("number")


class Message(models.Model):
    """One message to one person, once for its key. `recipient` is a blind index: it tells two people apart, no more.

    The phone and the e-mail address are there until the message is sent, or given up.
    """

    number = models.BigAutoField(primary_key=True)
    reference = models.CharField(_("référence"), max_length=24, unique=True)
    about = models.CharField(_("au sujet de"), max_length=80)
    code = models.CharField(_("message"), max_length=80)
    key = models.CharField(max_length=80, blank=True)
    recipient = models.CharField(max_length=64)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    email = models.CharField(_("courriel"), max_length=254, blank=True)
    citizen = models.CharField(max_length=80, blank=True)
    language = models.CharField(_("langue"), max_length=2)
    subject = models.CharField(_("sujet"), max_length=200)
    text = models.TextField(_("texte"))
    secret = models.BooleanField(default=False)
    state = models.CharField(_("état"), max_length=9, choices=State, default=State.WAITING)
    channel = models.CharField(_("voie"), max_length=5, blank=True)
    written_at = models.DateTimeField(_("écrit le"))
    sent_at = models.DateTimeField(_("envoyé le"), null=True)
    ended_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            models.Index(fields=["citizen"], condition=~models.Q(citizen=""), name="notifications_by_citizen"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["about", "code", "recipient", "key"], name="notifications_message_once"),
            models.CheckConstraint(
                condition=models.Q(state="waiting", sent_at__isnull=True)
                | models.Q(state="failed")
                | models.Q(state__in=["sent", "delivered"], sent_at__isnull=False),
                name="notifications_message_sent_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.reference}"


class SimulatedMessage(models.Model):
    """What lies on a simulated phone or in a simulated mailbox of the demonstration."""

    number = models.BigAutoField(primary_key=True)
    reference = models.CharField(max_length=24)
    channel = models.CharField(max_length=5)
    address = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    received_at = models.DateTimeField()

    class Meta:
        verbose_name = _("message simulé")
        verbose_name_plural = _("messages simulés")
        indexes = [models.Index(fields=["address", "number"], name="notifications_simulated_box")]
        constraints = [
            models.UniqueConstraint(fields=["reference", "channel"], name="notifications_simulated_once"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.reference}"
