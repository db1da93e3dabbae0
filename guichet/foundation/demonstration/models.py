"""What only a demonstration keeps: how far its clock of acts is ahead, and the year that it invents."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

ALONE = 1


class Clock(models.Model):
    """One row at most. Acts are dated that much later than they happen; nothing else is."""

    number = models.PositiveSmallIntegerField(primary_key=True, default=ALONE)
    ahead = models.DurationField()

    class Meta:
        verbose_name = _("horloge simulée")
        verbose_name_plural = _("horloges simulées")
        constraints = [models.CheckConstraint(condition=Q(number=ALONE), name="demonstration_clock_is_alone")]

    def __str__(self) -> str:
        return str(self.ahead)


class Year(models.Model):
    """One row at most: the twelve months before `began_at`, told again in `ticks` moments of which `reached` are done.

    `wanted` is how many requests it makes. The same seed, wish and moment give the same year.
    """

    number = models.PositiveSmallIntegerField(primary_key=True, default=ALONE)
    seed = models.PositiveIntegerField()
    wanted = models.PositiveIntegerField()
    began_at = models.DateTimeField()
    ticks = models.PositiveIntegerField()
    reached = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("année inventée")
        verbose_name_plural = _("années inventées")
        constraints = [
            models.CheckConstraint(condition=Q(number=ALONE), name="demonstration_year_is_alone"),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(reached=F("ticks")),
                name="demonstration_year_finished_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reached}/{self.ticks}"


class Invented(models.Model):
    """A request of the invented year: its place in the plan, and the story that it tells, if any."""

    place = models.PositiveIntegerField(unique=True)
    reference = models.CharField(max_length=20, unique=True)
    story = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("demande inventée")
        verbose_name_plural = _("demandes inventées")

    def __str__(self) -> str:
        return self.reference
