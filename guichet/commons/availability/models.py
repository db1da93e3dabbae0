"""How the online services stood, a row a change; and what people said about it."""

from typing import Self

from django.db import models
from django.db.models import F, Max, Q
from django.utils.translation import gettext_lazy as _

from guichet.commons.availability.vocabulary import BulletinKind, Condition, Reason

CODE = 40
IDENTIFIER = 32
LONGEST_TITLE = 120
LONGEST_TEXT = 1000


class ShiftQuerySet(models.QuerySet["Shift"]):
    def last_of_each(self) -> Self:
        """How each component stands since its last change."""
        last = self.order_by().values("component").annotate(last=Max("pk")).values("last")
        return self.filter(pk__in=last)


class Shift(models.Model):
    """From `at` on, that component is in that condition, until its next row."""

    component = models.CharField(max_length=CODE)
    condition = models.CharField(max_length=12, choices=Condition)
    reason = models.CharField(max_length=16, choices=Reason)
    at = models.DateTimeField()

    objects = ShiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("changement d’état")
        verbose_name_plural = _("changements d’état")
        indexes = [models.Index(fields=["component", "at"], name="availability_shift_in_turn")]
        constraints = [
            models.CheckConstraint(
                condition=Q(condition="available", reason="none") | ~Q(condition="available") & ~Q(reason="none"),
                name="availability_shift_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.component} {self.condition}"


class Round(models.Model):
    """The one row that tells when all was judged last: without it silence could not be told from calm.

    `suspected` has the components that were seen once in another condition, no more yet; `figures` how
    many of how many.
    """

    name = models.CharField(max_length=8, default="last", unique=True)
    at = models.DateTimeField()
    suspected = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("tour de mesure")
        verbose_name_plural = _("tours de mesure")

    def __str__(self) -> str:
        return self.name


class Bulletin(models.Model):
    """What somebody announces: something that does not work, or work that is planned.

    `components` are their codes; `condition` is what they are during it. `over_at` is when somebody said that it is
    over; a planned end is no end.
    """

    reference = models.CharField(max_length=IDENTIFIER, unique=True)
    kind = models.CharField(max_length=12, choices=BulletinKind)
    condition = models.CharField(max_length=12, choices=Condition)
    components = models.JSONField()
    title = models.CharField(max_length=LONGEST_TITLE)
    title_en = models.CharField(max_length=LONGEST_TITLE)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("bulletin")
        verbose_name_plural = _("bulletins")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("begins_at")), name="availability_bulletin_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(kind="incident") | Q(ends_at__isnull=False), name="availability_maintenance_has_an_end"
            ),
            models.CheckConstraint(
                condition=Q(condition__in=["degraded", "unavailable"]), name="availability_bulletin_is_of_trouble"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Update(models.Model):
    """What is said of a bulletin at that moment, in both languages of the site; never changed afterwards."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.PROTECT, related_name="updates")
    at = models.DateTimeField()
    text = models.CharField(max_length=LONGEST_TEXT)
    text_en = models.CharField(max_length=LONGEST_TEXT)
    written_by = models.CharField(max_length=CODE)

    class Meta:
        verbose_name = _("mot d’un bulletin")
        verbose_name_plural = _("mots de bulletins")

    def __str__(self) -> str:
        return f"{self.bulletin_id} {self.at}"
