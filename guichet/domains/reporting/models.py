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
    forwards, and the report is part of the national synthesis. At a centre, `carried_at` is the `written_at` of the
    words that were last sent. At the national node, `received_at` is when words of a counter last arrived.
    """

    place = models.CharField(max_length=PLACE)
    month = models.DateField()
    difficulties = models.TextField(max_length=LONGEST, blank=True)
    proposals = models.TextField(max_length=LONGEST, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=CODE, blank=True)
    carried_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    figures = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    transmitted_at = models.DateTimeField(null=True, blank=True)
    transmitted_by = models.CharField(max_length=CODE, blank=True)
    comment = models.TextField(max_length=LONGEST, blank=True)
    forwarded_at = models.DateTimeField(null=True, blank=True)
    forwarded_by = models.CharField(max_length=CODE, blank=True)
    in_synthesis_at = models.DateTimeField(null=True, blank=True)

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


class Stage(models.Model):
    """At a centre: how far the national node says that its report of a month is."""

    place = models.CharField(max_length=PLACE)
    month = models.DateField()
    received_at = models.DateTimeField(null=True, blank=True)
    transmitted_at = models.DateTimeField(null=True, blank=True)
    forwarded_at = models.DateTimeField(null=True, blank=True)
    in_synthesis_at = models.DateTimeField(null=True, blank=True)
    comment = models.TextField(max_length=LONGEST, blank=True)

    class Meta:
        verbose_name = _("avancement d’un rapport")
        verbose_name_plural = _("avancement des rapports")
        constraints = [models.UniqueConstraint(fields=["place", "month"], name="reporting_stage_is_one_a_month")]

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


class Edition(models.Model):
    """What one document says: a centre's report, or the synthesis where `place` is empty, as it stood when it was owed.

    `about` is the opaque name under which documents know it. Each later edition takes the place of the one before.
    """

    about = models.CharField(max_length=64, unique=True)
    place = models.CharField(max_length=PLACE, blank=True)
    month = models.DateField()
    number = models.PositiveSmallIntegerField()
    values = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=CODE)

    class Meta:
        verbose_name = _("édition d’un rapport")
        verbose_name_plural = _("éditions de rapports")
        constraints = [
            models.UniqueConstraint(fields=["place", "month", "number"], name="reporting_edition_has_its_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="reporting_edition_begins_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.month:%Y-%m} {self.number}"
