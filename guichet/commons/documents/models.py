"""Documents that the State owes, then has issued; and the certificates of the seals that they bear."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

CODE = 80
DIGEST = 64
IDENTIFIER = 32


class State(models.TextChoices):
    DUE = "due", _("à délivrer")
    DATED = "dated", _("en cours de délivrance")
    ISSUED = "issued", _("délivré")


class DocumentQuerySet(models.QuerySet["Document"]):
    def issued(self) -> Self:
        return self.filter(state=State.ISSUED)

    def delivered(self) -> Self:
        """Issued once, whatever became of it since."""
        return self.exclude(digest="")

    def about(self, about: str) -> Self:
        return self.filter(about=about)

    def owned_by(self, citizen: str) -> Self:
        return self.filter(owner=citizen).exclude(owner="")


class Document(models.Model):
    """One official document. `about` is what it was decided about, in the words of `origin`, and names nobody.

    What it says of a person is not here: the archive holds the file, under `identifier`. Its day and its place in the
    list of revocations are fixed once, before it is printed, because they are printed.
    """

    identifier = models.CharField(max_length=IDENTIFIER, unique=True)
    reference = models.CharField(max_length=20, unique=True)
    origin = models.CharField(max_length=CODE)
    about = models.CharField(max_length=CODE)
    owner = models.CharField(max_length=CODE, blank=True)
    service = models.CharField(max_length=60)
    outcome = models.CharField(max_length=CODE)
    template = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    authority = models.CharField(max_length=CODE)
    validity = models.PositiveSmallIntegerField(null=True, blank=True)
    validity_unit = models.CharField(max_length=6, blank=True)
    state = models.CharField(max_length=6, choices=State, default=State.DUE)
    due_at = models.DateTimeField()
    dated_at = models.DateTimeField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    status_year = models.PositiveSmallIntegerField(null=True, blank=True)
    status_index = models.PositiveIntegerField(null=True, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=DIGEST, blank=True)
    size = models.PositiveIntegerField(default=0)
    seal_key = models.CharField(max_length=DIGEST, blank=True)
    code_key = models.CharField(max_length=DIGEST, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [models.Index(fields=["owner", "-issued_at"], name="documents_by_owner")]
        constraints = [
            models.UniqueConstraint(fields=["origin", "about"], name="documents_document_once_a_decision"),
            models.UniqueConstraint(
                fields=["status_year", "status_index"], name="documents_document_has_its_own_status"
            ),
            models.CheckConstraint(
                condition=Q(state="due", dated_at__isnull=True, status_index__isnull=True)
                | (~Q(state="due") & Q(dated_at__isnull=False, status_year__isnull=False, status_index__isnull=False)),
                name="documents_document_dated_has_its_status",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state="issued", issued_at__isnull=False) & ~Q(digest="") & ~Q(seal_key="") & ~Q(code_key="")
                )
                | (~Q(state="issued") & Q(issued_at__isnull=True, digest="")),
                name="documents_document_issued_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def record(self) -> str:
        """Under which name the archive has it."""
        return f"urn:guichet:document:{self.identifier}"


class Series(models.Model):
    """The places of one year's list of revocations, given one at a time under the lock of this row."""

    year = models.PositiveSmallIntegerField(unique=True)
    given = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("série")
        verbose_name_plural = _("séries")

    def __str__(self) -> str:
        return f"{self.year} {self.given}"


class Certificate(models.Model):
    """What vouches for an authority's seal: its certificate first, then those above it but the root. Never dropped."""

    key = models.CharField(max_length=DIGEST, unique=True)
    authority = models.CharField(max_length=CODE)
    chain = models.BinaryField()
    installed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("certificat")
        verbose_name_plural = _("certificats")

    def __str__(self) -> str:
        return f"{self.authority} {self.key}"


class KeyList(models.Model):
    """The list of keys as it was signed: one row for each state of it, `digest` being that of what it lists."""

    digest = models.CharField(max_length=DIGEST, unique=True)
    content = models.TextField()
    signed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("liste des clés")
        verbose_name_plural = _("listes des clés")

    def __str__(self) -> str:
        return self.digest
