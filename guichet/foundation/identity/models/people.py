"""The register of identities: citizens, staff and their roles, and what proves either."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from guichet.foundation.identity import vocabulary as words
from guichet.foundation.places.calendar import BENIN

OPAQUE = 32
DIGEST = 64
SESSIONS = "guichet.identity.sessions"
# Longer than a case waits: nobody unties a hand just before the case is served.
TIE_OUTLIVES = timedelta(days=90)


class Citizen(models.Model):
    """A person whom the State serves. The NPI is kept as a blind index only: equal numbers are found, none is read.

    `session_era` grows to end every session at once.
    """

    reference = models.CharField(max_length=OPAQUE, unique=True)
    # Null where there is none: several people may have no phone, none may share one.
    phone = models.CharField(max_length=16, null=True, blank=True, unique=True)
    email = models.CharField(max_length=254, null=True, blank=True, unique=True)
    npi_index = models.CharField(max_length=DIGEST, null=True, blank=True, unique=True)
    npi_standing = models.CharField(max_length=16, choices=words.NpiStanding, default=words.NpiStanding.NONE)
    national_index = models.CharField(max_length=DIGEST, null=True, blank=True, unique=True)
    language = models.CharField(max_length=8, default="fr")
    assurance = models.CharField(max_length=16, choices=words.Assurance, default=words.Assurance.CONTACT)
    session_era = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    demonstration = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(phone__isnull=False)
                | models.Q(email__isnull=False)
                | models.Q(national_index__isnull=False),
                name="identity_citizen_can_be_reached_or_recognised",
            ),
            models.CheckConstraint(
                condition=~models.Q(phone="") & ~models.Q(email="") & ~models.Q(npi_index=""),
                name="identity_citizen_has_no_empty_address",
            ),
            models.CheckConstraint(
                condition=models.Q(npi_index__isnull=False)
                | models.Q(npi_standing__in=[words.NpiStanding.NONE, words.NpiStanding.DISPUTED]),
                name="identity_citizen_standing_needs_an_npi",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class OneTimeCode(models.Model):
    """A code on its way to an address. The code itself is nowhere: only its salted digest under the node's key.

    `browser` binds it to who asked. The address leaves the row as soon as the code is used or thrown away.
    """

    reference = models.CharField(max_length=OPAQUE, unique=True)
    purpose = models.CharField(max_length=16, choices=words.Purpose)
    channel = models.CharField(max_length=8, choices=words.Channel)
    address = models.CharField(max_length=254, blank=True)
    address_index = models.CharField(max_length=DIGEST)
    salt = models.CharField(max_length=OPAQUE)
    digest = models.CharField(max_length=DIGEST)
    browser = models.CharField(max_length=DIGEST)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("code à usage unique")
        verbose_name_plural = _("codes à usage unique")
        indexes = [models.Index(fields=["expires_at"], name="identity_code_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("sent_at")), name="identity_code_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Allowance(models.Model):
    """How much of a limit is spent: one row a key and window; the key is a blind index, never an address."""

    key = models.CharField(max_length=DIGEST)
    window_at = models.DateTimeField()
    spent = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("quota")
        verbose_name_plural = _("quotas")
        indexes = [models.Index(fields=["window_at"], name="identity_allowance_by_window")]
        constraints = [
            models.UniqueConstraint(fields=["key", "window_at"], name="identity_allowance_is_one_a_window"),
        ]

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.window_at:%Y-%m-%d %H:%M} {self.spent}"


class AccessTokenQuerySet(models.QuerySet["AccessToken"]):
    def in_force(self, at: datetime) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=at)

    def recent_first(self) -> Self:
        return self.order_by("-created_at", "-pk")


class AccessToken(models.Model):
    """What opens the interface for machines to an organisation. The secret is nowhere: only its digest.

    `reference` names it in the journal and outlives the secret, which is renewed. Without `networks` it is taken from
    anywhere.
    """

    reference = models.CharField(max_length=OPAQUE, unique=True)
    organisation = models.CharField(max_length=120)
    digest = models.CharField(max_length=DIGEST, unique=True)
    scopes = models.JSONField()
    networks = models.JSONField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    objects = AccessTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("jeton d’accès")
        verbose_name_plural = _("jetons d’accès")
        constraints = [
            models.CheckConstraint(condition=~models.Q(organisation=""), name="identity_token_is_of_an_organisation"),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")), name="identity_token_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.organisation}"


class Correction(models.Model):
    """A register and a person disagree about who the person is. Opened instead of a refusal, settled by people."""

    reference = models.CharField(max_length=OPAQUE, unique=True)
    citizen = models.ForeignKey(Citizen, on_delete=models.PROTECT, related_name="corrections")
    discrepancy = models.CharField(max_length=16, choices=words.Discrepancy)
    npi_index = models.CharField(max_length=DIGEST)
    said = models.CharField(max_length=200)
    register_says = models.CharField(max_length=200, blank=True)
    explanation = models.CharField(max_length=1000, blank=True)
    state = models.CharField(max_length=16, choices=words.CorrectionState, default=words.CorrectionState.OPEN)
    opened_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    reasons = models.CharField(max_length=1000, blank=True)

    class Meta:
        verbose_name = _("correction d’identité")
        verbose_name_plural = _("corrections d’identité")
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["citizen"],
                condition=models.Q(state=words.CorrectionState.OPEN),
                name="identity_correction_is_open_once_a_person",
            ),
            models.CheckConstraint(
                condition=models.Q(state=words.CorrectionState.OPEN, settled_at__isnull=True)
                | (~models.Q(state=words.CorrectionState.OPEN) & models.Q(settled_at__isnull=False)),
                name="identity_correction_is_open_until_it_is_settled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.state}"


class WaitingNumber(models.Model):
    """The number that a person stated while the register was silent: the one place where an NPI can be read again.

    `box` holds it encrypted, with the name that was said; the row goes as soon as the register answers.
    """

    citizen = models.OneToOneField(Citizen, on_delete=models.PROTECT, related_name="waiting_number")
    box = models.BinaryField()
    since = models.DateTimeField()

    class Meta:
        verbose_name = _("numéro à vérifier")
        verbose_name_plural = _("numéros à vérifier")

    def __str__(self) -> str:
        return f"{self.citizen_id}"


class StaffMemberManager(BaseUserManager["StaffMember"]):
    pass


class StaffMember(AbstractBaseUser):
    """Someone who works for the State here: Django's user. A disabled one is nobody from the next request on.

    The opaque reference is the key itself: passkeys carry the key of who owns them out of the process.
    """

    reference = models.CharField(max_length=OPAQUE, primary_key=True)
    email = models.CharField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=8, default="fr")
    disabled_at = models.DateTimeField(null=True, blank=True)
    session_era = models.PositiveIntegerField(default=0)
    demonstration = models.BooleanField(default=False)
    # The journal says who came in and when; Django's own date would be a write outside any operation.
    last_login = None

    objects: ClassVar[StaffMemberManager] = StaffMemberManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("agent")
        verbose_name_plural = _("agents")
        constraints = [
            models.CheckConstraint(condition=~models.Q(email=""), name="identity_staff_has_an_address"),
            models.CheckConstraint(condition=~models.Q(name=""), name="identity_staff_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Django asks at each request, and takes a user who is not for a stranger."""
        return self.disabled_at is None

    def check_password(self, raw_password: str | None) -> bool:
        """Without Django's silent rehash, which would write outside any operation."""
        return check_password(raw_password, self.password)

    def get_session_auth_hash(self) -> str:
        """Sessions opened before the era or the password changed are over."""
        return salted_hmac(SESSIONS, f"{self.session_era}:{self.password}", algorithm="sha256").hexdigest()

    def get_session_auth_fallback_hash(self) -> tuple[str, ...]:
        """No older secret is honoured: changing it ends every session of staff."""
        return ()


class RoleQuerySet(models.QuerySet["Role"]):
    def in_force(self, at: datetime) -> Self:
        day = at.astimezone(BENIN).date()
        begun = self.filter(from_on__lte=day)
        return begun.filter(models.Q(until_on__isnull=True) | models.Q(until_on__gt=day))

    def in_order(self) -> Self:
        return self.order_by("kind", "authority", "unit", "place", "pk")


class Role(models.Model):
    """What someone may act as, where, from `from_on` until `until_on`, exclusive, None when no end is foreseen.

    Authorities and units are codes of service files, which know more about them than this room.
    """

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="roles")
    kind = models.CharField(max_length=16, choices=words.RoleKind)
    authority = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=20, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rôle")
        verbose_name_plural = _("rôles")
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "kind", "authority", "unit", "place", "from_on"], name="identity_role_is_given_once"
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="identity_role_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(authority="") | models.Q(place=""), name="identity_role_is_held_at_one_thing"
            ),
            models.CheckConstraint(
                condition=~models.Q(authority="", place="") | models.Q(kind=words.RoleKind.ADMINISTRATOR),
                name="identity_role_is_held_somewhere",
            ),
            models.CheckConstraint(
                condition=models.Q(unit="") | ~models.Q(authority=""), name="identity_role_unit_needs_its_authority"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.authority or self.place} {self.unit}".strip()


class TieQuerySet(models.QuerySet["Tie"]):
    def counting(self, at: datetime) -> Self:
        """Those that keep cases away: a tie that was withdrawn still does for a while."""
        return self.filter(models.Q(withdrawn_at=None) | models.Q(withdrawn_at__gt=at - TIE_OUTLIVES))


class Tie(models.Model):
    """Someone whose case this member of staff is not served: themself or someone close, as a blind index alone."""

    reference = models.CharField(max_length=OPAQUE, unique=True)
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="ties")
    kind = models.CharField(max_length=8, choices=words.TieKind)
    npi_index = models.CharField(max_length=DIGEST)
    declared_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = TieQuerySet.as_manager()

    class Meta:
        verbose_name = _("lien déclaré")
        verbose_name_plural = _("liens déclarés")
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "npi_index"],
                condition=models.Q(withdrawn_at=None),
                name="identity_tie_is_declared_once",
            ),
            models.CheckConstraint(condition=~models.Q(npi_index=""), name="identity_tie_is_to_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.kind}"


class Invitation(models.Model):
    """A link that lets a member of staff set up the means to sign in; over once it served, or after its term."""

    staff = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=DIGEST, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.staff} {self.expires_at:%Y-%m-%d}"
