"""Recordings of the State's own words: no voice of a person who asks for something is ever here."""

import hashlib
import unicodedata
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guichet.commons.listening.languages import Spoken

CODE = 80
DIGEST = 64
IDENTIFIER = 32
LONGEST_SOURCE = 2000
LONGEST_REASON = 300


def digest_of(source: str) -> str:
    """Under which a text is found: its French words as the service file or the screen has them, spaces aside."""
    plain = " ".join(unicodedata.normalize("NFC", source).split())
    return hashlib.sha256(plain.encode()).hexdigest()


class State(models.TextChoices):
    WAITING = "waiting", _("à écouter")
    APPROVED = "approved", _("approuvé")
    REFUSED = "refused", _("refusé")
    WITHDRAWN = "withdrawn", _("retiré")
    REPLACED = "replaced", _("remplacé")


class ClipQuerySet(models.QuerySet["Clip"]):
    def waiting(self) -> Self:
        return self.filter(state=State.WAITING)

    def approved(self) -> Self:
        return self.filter(state=State.APPROVED)

    def of(self, sources: Iterable[str]) -> Self:
        return self.filter(digest__in={digest_of(source) for source in sources})

    def oldest_first(self) -> Self:
        return self.order_by("recorded_at", "reference")


class Clip(models.Model):
    """One text said in one language; its sound lies on the disk under `sound`, the digest of its content.

    `answered_by` is who judged it at the national node, never who recorded it.
    """

    reference = models.CharField(max_length=IDENTIFIER, unique=True)
    source = models.TextField(max_length=LONGEST_SOURCE)
    digest = models.CharField(max_length=DIGEST)
    language = models.CharField(max_length=3, choices=Spoken)
    sound = models.CharField(max_length=DIGEST)
    media = models.CharField(max_length=20)
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    recorded_by = models.CharField(max_length=CODE)
    recorded_at = models.DateTimeField()
    place = models.CharField(max_length=3, blank=True)
    answered_by = models.CharField(max_length=CODE, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    objects = ClipQuerySet.as_manager()

    class Meta:
        verbose_name = _("enregistrement")
        verbose_name_plural = _("enregistrements")
        indexes = [models.Index(fields=["digest", "language", "state"], name="listening_clip_by_text")]
        constraints = [
            models.UniqueConstraint(
                fields=["digest", "language"], condition=Q(state="approved"), name="listening_clip_one_heard_a_text"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_by="", answered_at=None)
                | (~Q(state="waiting") & ~Q(answered_by="") & Q(answered_at__isnull=False)),
                name="listening_clip_answered_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved", answered_by=F("recorded_by")),
                name="listening_clip_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.reference}"
