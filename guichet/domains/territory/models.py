"""A day of a commune, counted from the rows of the rooms below, and its months. No row speaks of a person."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.territory.measures import FIELDS, Counts

CODE = 20


class Counted(models.Model):
    """`month` is the first day of its month.

    What is few stands here as it is: `telling` cuts what the public reads, and staff read their own communes.
    """

    commune = models.CharField(max_length=CODE)
    month = models.DateField()
    opened = models.PositiveSmallIntegerField(default=0)
    visits = models.PositiveIntegerField(default=0)
    women = models.PositiveIntegerField(default=0)
    men = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    visitor_yes = models.PositiveIntegerField(default=0)
    visitor_no = models.PositiveIntegerField(default=0)
    staff_yes = models.PositiveIntegerField(default=0)
    staff_no = models.PositiveIntegerField(default=0)
    expected = models.PositiveIntegerField(default=0)
    up = models.PositiveIntegerField(default=0)
    served = models.PositiveIntegerField(default=0)
    linked = models.PositiveIntegerField(default=0)
    incidents_opened = models.PositiveIntegerField(default=0)
    incidents_closed = models.PositiveIntegerField(default=0)
    complaints_opened = models.PositiveIntegerField(default=0)
    complaints_treated = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def counts(self) -> Counts:
        return Counts(*(getattr(self, name) for name in FIELDS))


class CommuneDay(Counted):
    on = models.DateField()

    class Meta:
        verbose_name = _("jour d’une commune")
        verbose_name_plural = _("jours de communes")
        constraints = [
            models.UniqueConstraint(fields=["commune", "on"], name="territory_day_is_counted_once"),
            models.CheckConstraint(condition=~Q(commune=""), name="territory_day_is_of_a_commune"),
            models.CheckConstraint(
                condition=Q(month__lte=F("on"), women__lte=F("visits") - F("men"), done__lte=F("visits")),
                name="territory_day_counts_its_visits",
            ),
            models.CheckConstraint(
                condition=Q(up__lte=F("expected"), served__lte=F("up"), linked__lte=F("up")),
                name="territory_day_counts_its_slots",
            ),
        ]
        indexes = [
            models.Index(fields=["month", "commune"], name="territory_day_by_month"),
            models.Index(fields=["on", "commune"], name="territory_day_by_date"),
        ]

    def __str__(self) -> str:
        return f"{self.commune} {self.on}"


class CommuneMonth(Counted):
    """The sum of the days of a month, written with them: a map of years reads a row a month, not thirty.

    `days_declared` are those on which a centre declared itself open, `days_measured` those on which a node answered
    in half of its opening hours.
    """

    days_declared = models.PositiveSmallIntegerField(default=0)
    days_measured = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("mois d’une commune")
        verbose_name_plural = _("mois de communes")
        constraints = [
            models.UniqueConstraint(fields=["month", "commune"], name="territory_month_is_counted_once"),
            models.CheckConstraint(condition=~Q(commune=""), name="territory_month_is_of_a_commune"),
        ]

    def __str__(self) -> str:
        return f"{self.commune} {self.month:%Y-%m}"
