"""The books of a provider that does not exist: no money moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Line(models.Model):
    """One try to pay, as the sandbox keeps it; `payment` is the reference that Guichet gave."""

    number = models.BigAutoField(primary_key=True)
    payment = models.CharField(max_length=24, db_index=True)
    reference = models.CharField(max_length=64, unique=True)
    amount = models.PositiveIntegerField()
    outcome = models.CharField(max_length=7)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("ligne du bac à sable")
        verbose_name_plural = _("lignes du bac à sable")

    def __str__(self) -> str:
        return self.reference
