"""What focal points were taught. Who they are is in the register of identities."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.network.models.sites import SOURCE, Site


class Training(models.Model):
    """`staff` is opaque. Never changed."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="trainings")
    staff = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    on = models.DateField()
    source = models.CharField(max_length=SOURCE)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("formation d’un point focal")
        verbose_name_plural = _("formations de points focaux")
        constraints = [
            models.UniqueConstraint(fields=["staff", "title", "on"], name="network_training_is_noted_once"),
            models.CheckConstraint(condition=~Q(source=""), name="network_training_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.on}"
