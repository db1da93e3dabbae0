"""What is read of a case, and what the office and the applicant say to each other: sealed, but for complaints' ways."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.casework import vocabulary as words
from guichet.domains.casework.models.cases import CODE, Case, Pause
from guichet.domains.casework.models.looks import Look
from guichet.domains.casework.querysets import ComplaintQuerySet


class Line(models.Model):
    """What the office and the applicant say to each other, sealed under the case's key."""

    identifier = models.CharField(max_length=32, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="lines")
    author = models.CharField(max_length=10, choices=words.Author)
    about = models.CharField(max_length=10, choices=words.About)
    at = models.DateTimeField()
    ciphertext = models.BinaryField()

    class Meta:
        verbose_name = _("message du dossier")
        verbose_name_plural = _("messages du dossier")

    def __str__(self) -> str:
        return f"{self.case_id} {self.about}"


class Supplement(models.Model):
    """What the applicant gives when questions are asked again: answers and files, sealed under the case's key.

    It is written over until it is given, then never again; `revision` tells apart two devices that write at once.
    """

    identifier = models.CharField(max_length=32, unique=True)
    pause = models.OneToOneField(Pause, on_delete=models.PROTECT, related_name="supplement")
    state = models.CharField(max_length=12, choices=words.SupplementState, default=words.SupplementState.BEGUN)
    revision = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    ciphertext = models.BinaryField()

    class Meta:
        verbose_name = _("complément")
        verbose_name_plural = _("compléments")

    def __str__(self) -> str:
        return f"{self.pause_id} {self.state}"


class Complaint(models.Model):
    """About the office that had the case; answered by another one: `to` at `to_authority`, above it, before `due_at`.

    `contested` when the applicant said once that the answer settled nothing: then whoever gave it (`answered_by`) does
    not answer again. `escalated_at` when the date had passed; `look` when it asks why of one reading.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="complaints")
    about = models.CharField(max_length=CODE)
    to = models.CharField(max_length=CODE, blank=True)
    to_authority = models.CharField(max_length=CODE)
    state = models.CharField(max_length=8, choices=words.ComplaintState, default=words.ComplaintState.OPEN)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=CODE, blank=True)
    contested = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    look = models.ForeignKey(Look, on_delete=models.PROTECT, null=True, blank=True, related_name="complaints")

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("réclamation")
        verbose_name_plural = _("réclamations")
        indexes = [
            models.Index(
                fields=["to_authority", "to", "opened_at"], condition=Q(state="open"), name="casework_complaint_open"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="open"), name="casework_complaint_is_open_once_a_case"
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answered_at__isnull=False),
                name="casework_complaint_answered_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.state}"


class Leave(models.Model):
    """A supervisor lets the clock of a case stop once more, for this motive, after a pause that had no reply."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="leaves")
    motive = models.CharField(max_length=40)
    supervisor = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("accord pour une pause")
        verbose_name_plural = _("accords pour une pause")
        constraints = [models.UniqueConstraint(fields=["case", "motive"], name="casework_leave_is_given_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.motive}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    def owed(self) -> Self:
        return self.filter(ended_at=None).order_by("at", "pk")


class Notice(models.Model):
    """Something to tell the applicant, owed until a worker has told it; `key` sets two of one occasion apart.

    Its words are made of the case as it is when they leave, so that what people read is true when they read it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notices")
    occasion = models.CharField(max_length=20)
    key = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=8, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("message dû")
        verbose_name_plural = _("messages dus")
        constraints = [
            models.UniqueConstraint(fields=["case", "occasion", "key"], name="casework_notice_is_owed_once"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
                name="casework_notice_over_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.occasion}"
