"""Documents that the State owes, then has issued; and the certificates of the seals that they bear."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

CODE = 80
DIGEST = 64
IDENTIFIER = 32


class State(models.TextChoices):
    DUE = "due", _("à délivrer")
    DATED = "dated", _("en cours de délivrance")
    ISSUED = "issued", _("délivré")
    REVOKED = "revoked", _("révoqué")
    CORRECTED = "corrected", _("corrigé")
    ABANDONED = "abandoned", _("abandonné")


# Whoever reads the register in any other state is told that the document holds no longer.
STANDING = (State.DUE, State.DATED, State.ISSUED)
ENDED = (State.REVOKED, State.CORRECTED)
DELIVERED = (State.ISSUED, *ENDED)
# Nothing is left to make: it was delivered, or what it was to correct was revoked instead.
SETTLED = (*DELIVERED, State.ABANDONED)


class Ending(models.TextChoices):
    """What may be proposed for a document that was issued: it is never edited."""

    REVOCATION = "revocation", _("révocation")
    CORRECTION = "correction", _("correction")


class Reason(models.TextChoices):
    """Why; docs/documents.md publishes the list, and the holder reads the words."""

    ERROR = "error", _("Délivré par erreur, ou à une autre personne")
    FRAUD = "fraud", _("Obtenu par fraude, ou sur une pièce fausse")
    ANNULLED = "annulled", _("La décision a été retirée ou annulée")
    LAPSED = "lapsed", _("Les conditions ne sont plus remplies")
    MISTYPED = "mistyped", _("Faute de saisie dans le document")
    REGISTER = "register", _("Le registre de l’État a été rectifié")
    CIVIL = "civil", _("L’état civil de la personne a changé")


REASONS = {
    Ending.REVOCATION: (Reason.ERROR, Reason.FRAUD, Reason.ANNULLED, Reason.LAPSED),
    Ending.CORRECTION: (Reason.MISTYPED, Reason.REGISTER, Reason.CIVIL),
}


class Answer(models.TextChoices):
    """What became of a proposal."""

    CONFIRMED = "confirmed", _("confirmée")
    REFUSED = "refused", _("refusée")
    WITHDRAWN = "withdrawn", _("retirée")
    ABANDONED = "abandoned", _("abandonnée")


class DocumentQuerySet(models.QuerySet["Document"]):
    def issued(self) -> Self:
        return self.filter(state=State.ISSUED)

    def delivered(self) -> Self:
        """Issued once, whatever became of it since."""
        return self.filter(state__in=DELIVERED)

    def standing(self) -> Self:
        """On its way, or issued and not ended."""
        return self.filter(state__in=STANDING)

    def unmade(self) -> Self:
        """Owed, and not there yet."""
        return self.exclude(state__in=SETTLED)

    def ended(self) -> Self:
        """Revoked, or replaced by a corrected one."""
        return self.filter(ended_at__isnull=False)

    def about(self, about: str) -> Self:
        return self.filter(about=about)

    def current(self) -> Self:
        """Issued, and not replaced by another: it stands, or was revoked."""
        return self.filter(state__in=(State.ISSUED, State.REVOKED))

    def owned_by(self, citizen: str) -> Self:
        return self.filter(owner=citizen).exclude(owner="")


class Document(models.Model):
    """One official document. `about` is what it was decided about, in the words of `origin`, and names nobody.

    What it says of a person is not here: the archive holds the file, under `identifier`. Its day and its place in the
    list of revocations are fixed once, before it is printed, because they are printed; so is `contested_since`, when
    the public log was contested on that day. `former` is the one that this one corrects: that one ends when this one is
    there.
    """

    identifier = models.CharField(max_length=IDENTIFIER, unique=True)
    reference = models.CharField(max_length=20, unique=True)
    origin = models.CharField(max_length=CODE)
    about = models.CharField(max_length=CODE)
    former = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="successor")
    owner = models.CharField(max_length=CODE, blank=True)
    service = models.CharField(max_length=60)
    outcome = models.CharField(max_length=CODE)
    template = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    authority = models.CharField(max_length=CODE)
    validity = models.PositiveSmallIntegerField(null=True, blank=True)
    validity_unit = models.CharField(max_length=6, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.DUE)
    due_at = models.DateTimeField()
    dated_at = models.DateTimeField(null=True, blank=True)
    contested_since = models.DateTimeField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    status_year = models.PositiveSmallIntegerField(null=True, blank=True)
    status_index = models.PositiveIntegerField(null=True, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_for = models.CharField(max_length=10, choices=Reason, blank=True)
    digest = models.CharField(max_length=DIGEST, blank=True)
    size = models.PositiveIntegerField(default=0)
    seal_key = models.CharField(max_length=DIGEST, blank=True)
    code_key = models.CharField(max_length=DIGEST, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [
            models.Index(fields=["owner", "-issued_at"], name="documents_by_owner"),
            models.Index(
                fields=["status_year", "status_index"],
                condition=Q(ended_at__isnull=False),
                name="documents_ended_by_place",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "about"], condition=Q(former=None), name="documents_document_once_a_decision"
            ),
            models.UniqueConstraint(
                fields=["status_year", "status_index"], name="documents_document_has_its_own_status"
            ),
            models.CheckConstraint(
                condition=Q(state="due", dated_at__isnull=True, status_index__isnull=True)
                | (~Q(state="due") & Q(dated_at__isnull=False, status_year__isnull=False, status_index__isnull=False)),
                name="documents_document_dated_has_its_status",
            ),
            models.CheckConstraint(
                condition=Q(contested_since=None) | Q(contested_since__lte=F("dated_at")),
                name="documents_document_contested_before_its_day",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state__in=DELIVERED, issued_at__isnull=False) & ~Q(digest="") & ~Q(seal_key="") & ~Q(code_key="")
                )
                | (~Q(state__in=DELIVERED) & Q(issued_at__isnull=True, digest="")),
                name="documents_document_issued_is_whole",
            ),
            models.CheckConstraint(
                condition=(Q(state__in=ENDED, ended_at__isnull=False) & ~Q(ended_for=""))
                | (~Q(state__in=ENDED) & Q(ended_at=None, ended_for="")),
                name="documents_document_ended_says_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def record(self) -> str:
        """Under which name the archive has it."""
        return f"urn:guichet:document:{self.identifier}"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def open(self) -> Self:
        return self.filter(answered_at=None)

    def confirmed(self) -> Self:
        return self.filter(answer=Answer.CONFIRMED)

    def in_order(self) -> Self:
        return self.order_by("proposed_at", "pk")


class Proposal(models.Model):
    """What one person proposes for an issued document, and what another answers.

    `values` are the corrected fields, sealed under the key of what the document is about: they name a person.
    """

    reference = models.CharField(max_length=IDENTIFIER, unique=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="proposals")
    ending = models.CharField(max_length=10, choices=Ending)
    reason = models.CharField(max_length=10, choices=Reason)
    values = models.BinaryField(default=b"")
    proposed_by = models.CharField(max_length=CODE)
    proposed_at = models.DateTimeField()
    answer = models.CharField(max_length=9, choices=Answer, blank=True)
    answered_by = models.CharField(max_length=CODE, blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposition")
        verbose_name_plural = _("propositions")
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(answered_at=None), name="documents_proposal_one_open_a_document"
            ),
            models.UniqueConstraint(
                fields=["document"], condition=Q(answer="confirmed"), name="documents_proposal_one_end_a_document"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by="", answered_at=None)
                | (~Q(answer="") & ~Q(answered_by="") & Q(answered_at__isnull=False)),
                name="documents_proposal_answered_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(answer="confirmed", answered_by=F("proposed_by")),
                name="documents_proposal_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


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


class StatusList(models.Model):
    """A year's list of revocations as it was last signed: how many places it reaches, how many of them are revoked."""

    year = models.PositiveSmallIntegerField(unique=True)
    reach = models.PositiveIntegerField()
    revoked = models.PositiveIntegerField()
    content = models.BinaryField()
    signed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("liste des documents révoqués")
        verbose_name_plural = _("listes des documents révoqués")

    def __str__(self) -> str:
        return str(self.year)


class Handing(models.Model):
    """At the hub, a document that a centre prints for its holder, under the code of the receipt that it gave out."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="handing")
    place = models.CharField(max_length=40)
    blob = models.CharField(max_length=DIGEST)
    told_at = models.DateTimeField()
    handed_over_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("remise dans un centre")
        verbose_name_plural = _("remises dans un centre")

    def __str__(self) -> str:
        return f"{self.place} {self.document_id}"


class ToHandOver(models.Model):
    """At a centre, a document to print. `blob` names its sealed file, which opens with the receipt's code alone."""

    document = models.CharField(max_length=20, unique=True)
    request = models.CharField(max_length=20)
    service = models.CharField(max_length=60)
    blob = models.CharField(max_length=DIGEST)
    issued_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    barred_until = models.DateTimeField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    shown = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = _("document à remettre")
        verbose_name_plural = _("documents à remettre")
        indexes = [models.Index(fields=["request"], name="documents_to_hand_over_by_case")]

    def __str__(self) -> str:
        return self.document
