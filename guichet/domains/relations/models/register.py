"""What is written at a centre, on its way to the desk. The centre keeps that it was written, never what."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.relations import vocabulary as words
from guichet.foundation.identity.viewer import NOBODY

PLACE = 20
OPAQUE = 40
REFERENCE = 20


class RegisterEntryQuerySet(models.QuerySet["RegisterEntry"]):
    def by_staff(self, place: str) -> Self:
        """Of a centre, without what people wrote at the kiosk by themselves: no one there counts that."""
        return self.filter(place=place).exclude(written_by=NOBODY)

    def waiting(self) -> Self:
        """At the national node: sealed still, a worker will open them."""
        return self.exclude(sealed=b"")


class RegisterEntry(models.Model):
    """`identifier` follows from the form that was drawn: written or arrived twice, it is one.

    `sealed` is there at the national node alone, until a worker has opened it; then `concern` is what it became.
    """

    identifier = models.CharField(max_length=32, unique=True)
    place = models.CharField(max_length=PLACE)
    kind = models.CharField(max_length=12, choices=words.ConcernKind)
    written_by = models.CharField(max_length=OPAQUE)
    written_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)
    sealed = models.BinaryField(default=b"", blank=True)
    concern = models.CharField(max_length=REFERENCE, blank=True)

    objects = RegisterEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("inscription d’un registre")
        verbose_name_plural = _("inscriptions de registres")
        indexes = [models.Index(fields=["place", "written_at"], name="relations_entry_by_place")]
        constraints = [
            models.CheckConstraint(condition=~Q(place=""), name="relations_entry_is_of_a_centre"),
            models.CheckConstraint(
                condition=Q(sealed=b"") | Q(received_at__isnull=False), name="relations_entry_sealed_has_arrived"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.identifier}"
