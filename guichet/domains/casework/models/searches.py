"""What a register was asked for a case, and its answer, sealed under the case's key."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.casework.models.cases import CODE, Case


class RegisterSearchQuerySet(models.QuerySet["RegisterSearch"]):
    def open(self) -> Self:
        return self.filter(answered_at=None)

    def latest_of(self, case: Case) -> "RegisterSearch | None":
        """At the step where the case is, since it came there."""
        here = self.filter(case=case, step=case.step, asked_at__gte=case.step_since or case.received_at)
        return here.order_by("asked_at", "pk").last()


class RegisterSearch(models.Model):
    """One at a time for a case. `message` is the number of the question among all those put to registers."""

    message = models.CharField(max_length=36, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="register_searches")
    step = models.CharField(max_length=CODE)
    register = models.CharField(max_length=CODE)
    asked_by = models.CharField(max_length=CODE)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    ciphertext = models.BinaryField(default=b"")

    objects = RegisterSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("recherche au registre")
        verbose_name_plural = _("recherches au registre")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(answered_at__isnull=True), name="casework_register_is_asked_one_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.register}"
