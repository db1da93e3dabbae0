"""The journal: what happened, in order, once and for ever."""

from typing import Self

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class EntryQuerySet(models.QuerySet["Entry"]):
    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def about(self, subject: str) -> Self:
        return self.filter(subject=subject)

    def latest_first(self) -> Self:
        return self.order_by("-number")


class Entry(models.Model):
    """One event. No foreign key and no personal data: it outlives everything it speaks of.

    The database refuses to change or delete a row (migration `refuse_changes`).
    """

    number = models.BigAutoField(primary_key=True)
    kind = models.CharField(_("nature"), max_length=80)
    schema = models.PositiveSmallIntegerField()
    subject = models.CharField(_("objet"), max_length=80)
    at = models.DateTimeField(_("moment de l’acte"))
    recorded_at = models.DateTimeField(_("moment de l’écriture"), db_default=Now())
    actor_kind = models.CharField(max_length=16)
    actor = models.CharField(max_length=80)
    place = models.CharField(max_length=40, blank=True)
    surface = models.CharField(max_length=16)
    facts = models.JSONField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("écriture du journal")
        verbose_name_plural = _("écritures du journal")
        indexes = [
            models.Index(fields=["kind", "number"], name="journal_entry_by_kind"),
            models.Index(fields=["subject", "number"], name="journal_entry_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(kind=""), name="journal_entry_has_a_kind"),
            models.CheckConstraint(condition=~models.Q(subject=""), name="journal_entry_has_a_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind} {self.subject}"
