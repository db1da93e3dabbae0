"""Circulars, their papers, who has read them."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

IDENTIFIER = 32
PLACE = 20
CODE = 80
DIGEST = 64
LONGEST_NUMBER = 60
LONGEST_TITLE = 160
LONGEST_TEXT = 8000
BETWEEN = ","  # around and between the kinds of role, so that one is found whole


def joined(roles: tuple[str, ...]) -> str:
    return BETWEEN + BETWEEN.join(sorted(roles)) + BETWEEN


class CircularQuerySet(models.QuerySet["Circular"]):
    def standing(self) -> Self:
        """Not replaced by another."""
        return self.filter(successor=None)

    def for_role(self, kind: str) -> Self:
        return self.filter(roles__contains=f"{BETWEEN}{kind}{BETWEEN}")

    def latest_first(self) -> Self:
        return self.order_by("-in_force_on", "-signed_at", "-pk")


class Circular(models.Model):
    """Signed by an office, never changed: what is wrong in it is said by another, which names it.

    `office` is a department, or empty for the ministry; `place` a department or a centre, or empty for everybody.
    `unread_told_at` is when whoever had not read it past its day was written to.
    """

    reference = models.CharField(max_length=IDENTIFIER, unique=True)
    office = models.CharField(max_length=PLACE, blank=True)
    number = models.CharField(max_length=LONGEST_NUMBER)
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.TextField(max_length=LONGEST_TEXT)
    place = models.CharField(max_length=PLACE, blank=True)
    roles = models.CharField(max_length=CODE)
    in_force_on = models.DateField()
    signed_by = models.CharField(max_length=CODE)
    signed_at = models.DateTimeField()
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="successor")
    unread_told_at = models.DateTimeField(null=True, blank=True)

    objects = CircularQuerySet.as_manager()

    class Meta:
        verbose_name = _("circulaire")
        verbose_name_plural = _("circulaires")
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="circulars_circular_number_once_an_office"),
            models.CheckConstraint(condition=~Q(roles="") & ~Q(roles=",,"), name="circulars_circular_is_for_somebody"),
            models.CheckConstraint(condition=~Q(number="") & ~Q(title=""), name="circulars_circular_is_named"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(filter(None, self.roles.split(BETWEEN)))


class Attachment(models.Model):
    """`digest` names the file among those that this node keeps."""

    circular = models.ForeignKey(Circular, on_delete=models.PROTECT, related_name="papers")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=4)
    digest = models.CharField(max_length=DIGEST)
    size = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("pièce d’une circulaire")
        verbose_name_plural = _("pièces de circulaires")
        constraints = [
            models.UniqueConstraint(fields=["circular", "position"], name="circulars_attachment_has_its_place")
        ]

    def __str__(self) -> str:
        return self.name


class Acknowledgement(models.Model):
    """Somebody said that they have read it: who, when, and at which centre, if at one."""

    circular = models.ForeignKey(Circular, on_delete=models.PROTECT, related_name="acknowledgements")
    reader = models.CharField(max_length=CODE)
    place = models.CharField(max_length=PLACE, blank=True)
    read_at = models.DateTimeField()

    class Meta:
        verbose_name = _("accusé de lecture")
        verbose_name_plural = _("accusés de lecture")
        constraints = [
            models.UniqueConstraint(fields=["circular", "reader"], name="circulars_acknowledgement_once_a_reader")
        ]

    def __str__(self) -> str:
        return f"{self.circular_id} {self.reader}"


class Reminder(models.Model):
    """The office asked once more those who have not read."""

    circular = models.ForeignKey(Circular, on_delete=models.PROTECT, related_name="reminders")
    reminded_at = models.DateTimeField()
    reminded_by = models.CharField(max_length=CODE)

    class Meta:
        verbose_name = _("rappel d’une circulaire")
        verbose_name_plural = _("rappels de circulaires")

    def __str__(self) -> str:
        return f"{self.circular_id} {self.reminded_at}"
