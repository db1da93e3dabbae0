"""Whom to call about a centre, and who called it today."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.supervision.vocabulary import LONGEST_NOTE, Office


class Number(models.Model):
    """How an office is reached about a centre: a number of service, nobody's own."""

    centre = models.CharField(max_length=3)
    office = models.CharField(max_length=12, choices=Office)
    phone = models.CharField(max_length=16)
    noted_by = models.CharField(max_length=64)
    noted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("numéro à appeler")
        verbose_name_plural = _("numéros à appeler")
        constraints = [
            models.UniqueConstraint(fields=["centre", "office"], name="supervision_number_is_one_an_office"),
            models.CheckConstraint(condition=~Q(phone=""), name="supervision_number_is_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.centre} {self.office}"


class Called(models.Model):
    """Somebody called a centre on that day: nobody else needs to."""

    centre = models.CharField(max_length=3)
    on = models.DateField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)

    class Meta:
        verbose_name = _("appel à un centre")
        verbose_name_plural = _("appels à des centres")
        constraints = [models.UniqueConstraint(fields=["centre", "on"], name="supervision_called_once_a_day")]

    def __str__(self) -> str:
        return f"{self.centre} {self.on}"
