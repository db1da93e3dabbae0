"""Who read what of a case, why, and the days whose readings can no longer change."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.casework import vocabulary as words
from guichet.domains.casework.models.cases import CODE, Case

SENTENCE = 300


class StatedReasonQuerySet(models.QuerySet["StatedReason"]):
    def in_force(self, reader: str, at: datetime) -> Self:
        return self.filter(reader=reader, at__lte=at, until__gt=at)


class StatedReason(models.Model):
    """Why somebody who does not have a case opens it, said before anything of it is shown; it serves until `until`.

    `sentence` is in clear because its applicant reads it: whoever writes it is told so.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="stated_reasons")
    reader = models.CharField(max_length=CODE)
    unit = models.CharField(max_length=CODE, blank=True)
    motive = models.CharField(max_length=12, choices=words.OutsideMotive)
    sentence = models.CharField(max_length=SENTENCE, blank=True)
    at = models.DateTimeField()
    until = models.DateTimeField()

    objects = StatedReasonQuerySet.as_manager()

    class Meta:
        verbose_name = _("raison d’une consultation")
        verbose_name_plural = _("raisons de consultations")
        indexes = [models.Index(fields=["reader", "until"], name="casework_reason_by_reader")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(motive="other") | ~Q(sentence=""), name="casework_other_reason_has_a_sentence"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.motive}"


class LookDay(models.Model):
    """A day of Benin that is over: how many readings came until its end, and the root of the tree over all of them."""

    day = models.DateField(unique=True)
    count = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("journée de consultations")
        verbose_name_plural = _("journées de consultations")

    def __str__(self) -> str:
        return f"{self.day} {self.count}"


class Look(models.Model):
    """Someone opened the content. The applicant reads the office and the reason, never a name.

    `identifier` names the reading to its applicant; nobody else can guess it. `stated` when a reason had to be said;
    `day` once that day is closed.
    """

    identifier = models.CharField(max_length=32, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="looks")
    reader = models.CharField(max_length=CODE)
    unit = models.CharField(max_length=CODE, blank=True)
    step = models.CharField(max_length=CODE, blank=True)
    reason = models.CharField(max_length=12, choices=words.ReadFor)
    stated = models.ForeignKey(StatedReason, on_delete=models.PROTECT, null=True, blank=True, related_name="looks")
    day = models.ForeignKey(LookDay, on_delete=models.PROTECT, null=True, blank=True, related_name="looks")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        indexes = [
            models.Index(fields=["at"], name="casework_look_by_moment"),
            models.Index(fields=["at"], condition=Q(day=None), name="casework_look_of_no_day_yet"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.reason}"


class ToldReadings(models.Model):
    """At a centre: who looked at a request that was made there, as the national node said it at `at`.

    Sealed to the code of its receipt: the centre cannot read it without the person. `tries` are wrong codes.
    """

    reference = models.CharField(max_length=20, unique=True)
    sealed = models.BinaryField()
    at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    barred_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("consultations dites à un centre")
        verbose_name_plural = _("consultations dites à un centre")

    def __str__(self) -> str:
        return self.reference
