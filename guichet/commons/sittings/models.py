"""Visits of kiosks. Nothing here names anybody, and of what opens a visit only an imprint is kept."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.commons.sittings.terms import patience


class Ending(models.TextChoices):
    VISITOR = "visitor", _("terminé par la personne")
    IDLE = "idle", _("terminé faute de gestes")
    NEXT = "next", _("une autre personne a commencé")
    RESTART = "restart", _("la borne a été redémarrée à distance")


class SittingQuerySet(models.QuerySet["Sitting"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)

    def live(self, at: datetime) -> Self:
        """Those where somebody was seen a short while ago; an assisted one is waited for longer."""
        seen = Q(assisted=False, seen_at__gt=at - patience(assisted=False))
        return self.open().filter(seen | Q(assisted=True, seen_at__gt=at - patience(assisted=True)))

    def idle(self, at: datetime) -> Self:
        return self.open().exclude(pk__in=self.live(at).values("pk"))


class Sitting(models.Model):
    """One person's visit of a kiosk. `station` is the blind index of the machine: it has one visit at a time."""

    identifier = models.CharField(max_length=32, unique=True)
    token = models.CharField(max_length=64, unique=True)
    station = models.CharField(max_length=64)
    assisted = models.BooleanField(_("avec de l’aide"), default=False)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=8, choices=Ending, blank=True)

    objects = SittingQuerySet.as_manager()

    class Meta:
        verbose_name = _("passage à la borne")
        verbose_name_plural = _("passages à la borne")
        constraints = [
            models.UniqueConstraint(
                fields=["station"], condition=Q(ended_at=None), name="sittings_one_at_a_time_on_a_kiosk"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
                name="sittings_ended_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.identifier


class InHand(models.Model):
    """A request that this visit holds: begun or taken up here, and not left with a ticket."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="in_hand")
    reference = models.CharField(max_length=20)

    class Meta:
        verbose_name = _("demande en main")
        verbose_name_plural = _("demandes en main")
        constraints = [
            models.UniqueConstraint(fields=["sitting", "reference"], name="sittings_a_request_is_in_hand_once"),
        ]

    def __str__(self) -> str:
        return self.reference


class Pass(models.Model):
    """A one-time address by which the visitor's own phone gives the files of one question, for ten minutes.

    `box` has what opens the request, locked under the secret of the address.
    """

    imprint = models.CharField(max_length=64, unique=True)
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="passes")
    question = models.CharField(max_length=60)
    box = models.BinaryField()
    received = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = _("adresse pour un téléphone")
        verbose_name_plural = _("adresses pour un téléphone")

    def __str__(self) -> str:
        return self.question
