"""The public figures, a row for each day, service and measure. No row speaks of a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Figure(models.Model):
    """So many of that measure on that day. `bucket` is a whole number that sets rows of one measure apart, or 0."""

    day = models.DateField()
    service = models.CharField(max_length=60)
    measure = models.CharField(max_length=20)
    bucket = models.PositiveIntegerField(default=0)
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("chiffre")
        verbose_name_plural = _("chiffres")
        indexes = [models.Index(fields=["service", "day"], name="indicators_figure_by_service")]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "service", "measure", "bucket"], name="indicators_figure_is_kept_once"
            ),
            models.CheckConstraint(condition=models.Q(count__gt=0), name="indicators_figure_counts_something"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.service} {self.measure} {self.count}"


class CountedDay(models.Model):
    """A day whose figures are kept, as of when, and how many lines the signed public log had then, which prove them."""

    day = models.DateField(primary_key=True)
    counted_at = models.DateTimeField()
    log_size = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("jour compté")
        verbose_name_plural = _("jours comptés")

    def __str__(self) -> str:
        return str(self.day)
