"""What is read of a case, and what the office and the applicant say to each other: sealed, but for complaints' ways."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guichet.domains.casework import vocabulary as words
from guichet.domains.casework.models.cases import CODE, Case


class Look(models.Model):
    """Someone opened the content. The applicant reads the office and the reason, never a name."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="looks")
    reader = models.CharField(max_length=CODE)
    unit = models.CharField(max_length=CODE, blank=True)
    step = models.CharField(max_length=CODE, blank=True)
    reason = models.CharField(max_length=12, choices=words.ReadFor)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")

    def __str__(self) -> str:
        return f"{self.case_id} {self.reason}"


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


class Complaint(models.Model):
    """About the office that had the case; answered by another one: `to` at `to_authority`, above it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="complaints")
    about = models.CharField(max_length=CODE)
    to = models.CharField(max_length=CODE, blank=True)
    to_authority = models.CharField(max_length=CODE)
    state = models.CharField(max_length=8, choices=words.ComplaintState, default=words.ComplaintState.OPEN)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("réclamation")
        verbose_name_plural = _("réclamations")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="open"), name="casework_complaint_is_open_once_a_case"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.state}"
