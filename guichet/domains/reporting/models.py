"""The monthly report of a centre: its words and figures as they were transmitted, and what was said of it since."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST = 4000
PLACE = 20
CODE = 40


class Report(models.Model):
    """One a centre and a month, named by its first day. Transmitted, it is frozen: `figures` and words with `digest`.

    Until then `figures` is empty: what the register says is read where it stands. Then the department comments and
    forwards, and the report is part of the national synthesis.
    """

    place = models.CharField(max_length=PLACE)
    month = models.DateField()
    difficulties = models.TextField(max_length=LONGEST, blank=True)
    proposals = models.TextField(max_length=LONGEST, blank=True)
    written_at = models.DateTimeField()
    figures = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    transmitted_at = models.DateTimeField(null=True, blank=True)
    transmitted_by = models.CharField(max_length=CODE, blank=True)
    comment = models.TextField(max_length=LONGEST, blank=True)
    forwarded_at = models.DateTimeField(null=True, blank=True)
    forwarded_by = models.CharField(max_length=CODE, blank=True)

    class Meta:
        verbose_name = _("rapport mensuel")
        verbose_name_plural = _("rapports mensuels")
        constraints = [
            models.UniqueConstraint(fields=["place", "month"], name="reporting_report_is_one_a_month"),
            models.CheckConstraint(condition=~Q(place=""), name="reporting_report_is_of_a_place"),
            models.CheckConstraint(
                condition=Q(transmitted_at=None, digest="") | (Q(transmitted_at__isnull=False) & ~Q(digest="")),
                name="reporting_report_transmitted_has_a_digest",
            ),
            models.CheckConstraint(
                condition=Q(forwarded_at=None) | Q(transmitted_at__isnull=False),
                name="reporting_report_forwarded_was_transmitted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.month:%Y-%m}"


class Correction(models.Model):
    """What is said after a report was frozen: beside what it said, never in its place.

    `figure` names one of its figures, or is empty for words; `value` is what it should have been.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="corrections")
    figure = models.CharField(max_length=60, blank=True)
    value = models.PositiveIntegerField(null=True, blank=True)
    reason = models.TextField(max_length=LONGEST)
    at = models.DateTimeField()
    by = models.CharField(max_length=CODE)

    class Meta:
        verbose_name = _("correction d’un rapport")
        verbose_name_plural = _("corrections de rapports")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="reporting_correction_says_why"),
            models.CheckConstraint(
                condition=Q(figure="", value=None) | (~Q(figure="") & Q(value__isnull=False)),
                name="reporting_correction_of_a_figure_has_a_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.figure}"
