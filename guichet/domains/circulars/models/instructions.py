"""Instructions, and the duty that each place below has of them."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.circulars.models.circulars import (
    CODE,
    IDENTIFIER,
    LONGEST_NUMBER,
    LONGEST_TEXT,
    LONGEST_TITLE,
    PLACE,
)

LONGEST_WORDS = 4000


class Instruction(models.Model):
    """What an office asks those below it to do by a day. Another may replace it; it is never changed."""

    reference = models.CharField(max_length=IDENTIFIER, unique=True)
    office = models.CharField(max_length=PLACE, blank=True)
    number = models.CharField(max_length=LONGEST_NUMBER)
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.TextField(max_length=LONGEST_TEXT)
    due_on = models.DateField()
    given_by = models.CharField(max_length=CODE)
    given_at = models.DateTimeField()
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="successor")

    class Meta:
        verbose_name = _("instruction")
        verbose_name_plural = _("instructions")
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="circulars_instruction_number_once_an_office"),
            models.CheckConstraint(condition=~Q(number="") & ~Q(title=""), name="circulars_instruction_is_named"),
        ]

    def __str__(self) -> str:
        return self.number


class DutyQuerySet(models.QuerySet["Duty"]):
    def open(self) -> Self:
        """Not done, and of an instruction that stands."""
        return self.filter(done_at=None, instruction__successor=None)

    def overdue(self, on: date) -> Self:
        return self.open().filter(due_on__lt=on)

    def in_order(self) -> Self:
        return self.order_by("due_on", "given_at", "pk")


class Duty(models.Model):
    """What one place has to do of an instruction. `above` is the duty that it was passed down from, `remark` what who
    passed it added; `words` say how it was done; `late_told_for` is the day that the place was reminded of.
    """

    reference = models.CharField(max_length=IDENTIFIER, unique=True)
    instruction = models.ForeignKey(Instruction, on_delete=models.PROTECT, related_name="duties")
    place = models.CharField(max_length=PLACE)
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="below")
    remark = models.TextField(max_length=LONGEST_WORDS, blank=True)
    due_on = models.DateField()
    given_by = models.CharField(max_length=CODE)
    given_at = models.DateTimeField()
    words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    done_by = models.CharField(max_length=CODE, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    late_told_for = models.DateField(null=True, blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("part d’une instruction")
        verbose_name_plural = _("parts d’instructions")
        constraints = [
            models.UniqueConstraint(fields=["instruction", "place"], name="circulars_duty_once_a_place"),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by="", words="") | (Q(done_at__isnull=False) & ~Q(words="")),
                name="circulars_duty_done_says_how",
            ),
        ]
        indexes = [
            models.Index(fields=["place", "due_on"], condition=Q(done_at=None), name="circulars_duty_open_by_place")
        ]

    def __str__(self) -> str:
        return f"{self.instruction_id} {self.place}"


class Extension(models.Model):
    """A place asked for more time, with its reason; who gave the duty answers."""

    reference = models.CharField(max_length=IDENTIFIER, unique=True)
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="extensions")
    until_on = models.DateField()
    reason = models.TextField(max_length=LONGEST_WORDS)
    asked_by = models.CharField(max_length=CODE)
    asked_at = models.DateTimeField()
    granted = models.BooleanField(null=True)
    answer = models.TextField(max_length=LONGEST_WORDS, blank=True)
    answered_by = models.CharField(max_length=CODE, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("délai demandé")
        verbose_name_plural = _("délais demandés")
        constraints = [
            models.UniqueConstraint(
                fields=["duty"], condition=Q(answered_at=None), name="circulars_extension_one_open_a_duty"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="circulars_extension_says_why"),
            models.CheckConstraint(
                condition=Q(granted=None, answered_at=None) | Q(granted__isnull=False, answered_at__isnull=False),
                name="circulars_extension_answered_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} {self.until_on}"
