"""What opens a centre's counter with the link down, and under what its focal points act for people."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guichet.foundation.identity import vocabulary as words
from guichet.foundation.identity.models.people import DIGEST, OPAQUE

IMPRINT = 32
SALT = 16


class CardQuerySet(models.QuerySet["Card"]):
    def in_force(self, at: datetime) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=at, staff__disabled_at=None)

    def usable(self, at: datetime) -> Self:
        return self.in_force(at).filter(locked_at=None)

    def recent_first(self) -> Self:
        return self.order_by("-issued_at", "-pk")


class Card(models.Model):
    """A focal point's card at one centre. Neither its secret nor its PIN is anywhere: only what recognises them.

    Wrong PINs are counted where they are typed. `temporary` is one that a colleague gave for a day, at the centre.
    """

    reference = models.CharField(max_length=OPAQUE, unique=True)
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cards")
    place = models.CharField(max_length=20)
    digest = models.CharField(max_length=DIGEST, unique=True)
    salt = models.BinaryField(max_length=SALT)
    pin = models.BinaryField(max_length=IMPRINT)
    temporary = models.BooleanField(default=False)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    locked_at = models.DateTimeField(null=True, blank=True)
    unlocked_at = models.DateTimeField(null=True, blank=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        verbose_name = _("carte")
        verbose_name_plural = _("cartes")
        constraints = [
            models.CheckConstraint(condition=~Q(place=""), name="identity_card_is_of_a_centre"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("issued_at")), name="identity_card_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.place}"


class MandateQuerySet(models.QuerySet["Mandate"]):
    def in_force(self, at: datetime) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=at)

    def recent_first(self) -> Self:
        return self.order_by("-granted_at", "-pk")


class Mandate(models.Model):
    """A person lets a focal point act for them: for what, how far, until when.

    `box` holds the names of the person and of the witness, encrypted, at the centre alone and until it is over;
    afterwards the names are in the sealed requests that were made under it, and nowhere else.
    """

    reference = models.CharField(max_length=20, unique=True)
    place = models.CharField(max_length=20)
    focal_point = models.CharField(max_length=OPAQUE)
    service = models.CharField(max_length=60, blank=True)  # empty: any service
    scopes = models.JSONField()
    consent = models.CharField(max_length=12, choices=words.Consent)
    box = models.BinaryField(default=b"")
    granted_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandat")
        verbose_name_plural = _("mandats")
        constraints = [
            models.CheckConstraint(condition=~Q(place=""), name="identity_mandate_is_given_in_a_centre"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("granted_at")), name="identity_mandate_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Vouching(models.Model):
    """A focal point saw a paper that says who asks. `request` is what they ask; the latest look counts.

    `box` holds the last characters of the paper's number, encrypted; the whole number is nowhere.
    """

    request = models.CharField(max_length=20, unique=True)
    place = models.CharField(max_length=20)
    focal_point = models.CharField(max_length=OPAQUE)
    paper = models.CharField(max_length=20, choices=words.IdentityPaper)
    box = models.BinaryField()
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("identité constatée")
        verbose_name_plural = _("identités constatées")
        constraints = [
            models.CheckConstraint(condition=~Q(place=""), name="identity_vouching_is_done_in_a_centre"),
        ]

    def __str__(self) -> str:
        return f"{self.request} {self.paper}"
