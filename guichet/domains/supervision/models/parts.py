"""What was used to mend something at a centre."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.supervision.models.watching import Incident


class Part(models.Model):
    """`supply` is set for what came out of the centre's stock, by one move under the same `once`."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="parts")
    name = models.CharField(max_length=500)
    quantity = models.PositiveIntegerField()
    supply = models.CharField(max_length=16, blank=True)
    once = models.CharField(max_length=32, unique=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("pièce utilisée")
        verbose_name_plural = _("pièces utilisées")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="supervision_part_has_a_name"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="supervision_part_is_one_at_least"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} {self.name}"
