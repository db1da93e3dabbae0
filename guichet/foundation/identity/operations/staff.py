"""Who works here: invited, given roles, disabled; each change tells the journal."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from guichet.foundation.identity import blind, formats, policies
from guichet.foundation.identity.events import (
    MeansChanged,
    PasswordChosen,
    RoleEnded,
    RoleGiven,
    SessionsEnded,
    StaffDisabled,
    StaffEnabled,
    StaffInvited,
    StaffSetUp,
    StaffSignedIn,
)
from guichet.foundation.identity.models import Invitation, Role, StaffMember
from guichet.foundation.identity.operations.cards import revoke_cards
from guichet.foundation.identity.viewer import HeldRole
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places.calendar import BENIN

INVITATION_LIFE = timedelta(days=3)


class StaffRefused(Refused):
    """Someone cannot be invited, given a role or changed as asked."""


class PasswordRefused(Refused):
    """The password is too weak; `faults` are sentences."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Invited:
    """`token` goes into the link and is kept nowhere else."""

    staff: StaffMember
    token: str


@operation
def invite(*, email: str, name: str, language: str, act: Act) -> Invited:
    """Make someone known and invite them to set up their means to sign in; they hold no role yet.

    Invited again, they get a new link and the older ones are void. Raises StaffRefused when the address or the name is
    missing.
    """
    address = formats.email(email)
    if address is None:
        raise StaffRefused(_("Cette adresse n’est pas complète. Écrivez-la comme ceci : nom@exemple.bj."))
    if not name.strip():
        raise StaffRefused(_("Écrivez le nom de la personne."))
    staff, _new = _known(address, name=name.strip(), language=language, demonstration=False)
    token = secrets.token_urlsafe(32)
    Invitation.objects.filter(staff=staff).delete()
    Invitation.objects.create(
        staff=staff, digest=blind.index("invitation", token), sent_at=act.at, expires_at=act.at + INVITATION_LIFE
    )
    journal.record(happened=StaffInvited(staff.reference), act=act)
    return Invited(staff, token)


def _known(email: str, **facts: str | bool) -> tuple[StaffMember, bool]:
    """Whoever has that address, and whether they are new; no password opens a new account."""
    defaults = {"reference": secrets.token_hex(16), "password": make_password(None), **facts}
    return StaffMember.objects.get_or_create(email=email, defaults=defaults)


@operation
def invent_staff(*, email: str, name: str, act: Act) -> StaffMember | None:
    """Someone invented for the demonstration, who has no means to sign in; None when they are known already.

    Raises StaffRefused outside the demonstration.
    """
    if not settings.DEMONSTRATION:
        raise StaffRefused(_("Personne ne s’invente hors de la démonstration."))
    staff, is_new = _known(email, name=name, language="fr", demonstration=True)
    if not is_new:
        return None
    journal.record(happened=StaffInvited(staff.reference), act=act)
    return staff


@operation
def finish_setup(*, staff: str, act: Act) -> None:
    """The invited person has a second factor now: their invitation is over."""
    open_ones = Invitation.objects.filter(staff__reference=staff, used_at=None)
    if open_ones.update(used_at=act.at):
        journal.record(happened=StaffSetUp(staff), act=act)


@operation
def choose_password(*, staff: str, password: str, act: Act) -> StaffMember:
    """Set the password; sessions opened with the older one are over. Raises PasswordRefused."""
    member = _member(staff)
    try:
        validate_password(password, member)
    except ValidationError as error:
        raise PasswordRefused(error.messages) from None
    member.set_password(password)
    member.save(update_fields=["password"])
    journal.record(happened=PasswordChosen(staff), act=act)
    return member


@operation
def note_sign_in(*, staff: str, means: str, act: Act) -> None:
    journal.record(happened=StaffSignedIn(staff, means), act=act)


@operation
def note_means(*, staff: str, means: str, change: str, act: Act) -> None:
    """`means` is webauthn, totp or recovery_codes; `change` is added, removed or replaced."""
    journal.record(happened=MeansChanged(staff, means, change), act=act)


@operation
def disable(*, staff: str, act: Act) -> StaffMember:
    """Out at once: every session ends with the next request, and no means to sign in serves until enabled again."""
    member = _member(staff)
    if member.disabled_at is None:
        member.disabled_at = act.at
        member.session_era += 1
        member.save(update_fields=["disabled_at", "session_era"])
        Invitation.objects.filter(staff=member).delete()
        revoke_cards(staff=staff, place=None, act=act)
        journal.record(happened=StaffDisabled(staff), act=act)
    return member


@operation
def enable(*, staff: str, act: Act) -> StaffMember:
    """May sign in again with the same means; sessions of before stay closed."""
    member = _member(staff)
    if member.disabled_at is not None:
        member.disabled_at = None
        member.save(update_fields=["disabled_at"])
        journal.record(happened=StaffEnabled(staff), act=act)
    return member


@operation
def end_staff_sessions(*, staff: str, act: Act) -> StaffMember:
    """Sign someone out everywhere, at once."""
    member = _member(staff)
    member.session_era += 1
    member.save(update_fields=["session_era"])
    journal.record(happened=SessionsEnded(staff), act=act)
    return member


@operation
def give_role(*, staff: str, role: HeldRole, from_on: date, until_on: date | None, act: Act) -> Role:
    """Let someone act as that, there, from a day until another, exclusive. Giving the same again changes its end.

    Raises StaffRefused when it would end before it begins, or is held nowhere.
    """
    if until_on is not None and until_on <= from_on:
        raise StaffRefused(_("Un rôle doit finir après avoir commencé. Choisissez une date plus tardive."))
    if not policies.is_held_somewhere(role):
        raise StaffRefused(_("Dites auprès de quelle autorité ou dans quel lieu ce rôle est tenu."))
    given, _new = Role.objects.update_or_create(
        staff=_member(staff),
        kind=role.kind,
        authority=role.authority,
        unit=role.unit,
        place=role.place or "",
        from_on=from_on,
        defaults={"until_on": until_on},
    )
    told = RoleGiven(staff, role.kind, role.authority, role.unit, role.place or "", from_on, until_on)
    journal.record(happened=told, act=act)
    return given


@operation
def end_role(*, staff: str, role: HeldRole, act: Act) -> None:
    """From today on the role is no longer held. Raises StaffRefused when it is not held now."""
    today = act.at.astimezone(BENIN).date()
    held = Role.objects.in_force(act.at).filter(
        staff=_member(staff), kind=role.kind, authority=role.authority, unit=role.unit, place=role.place or ""
    )
    if not held.update(until_on=today):
        raise StaffRefused(_("Cette personne ne tient pas ce rôle."))
    if role.kind is RoleKind.FOCAL_POINT:
        revoke_cards(staff=staff, place=role.place, act=act)
    told = RoleEnded(staff, role.kind, role.authority, role.unit, role.place or "", today)
    journal.record(happened=told, act=act)


def _member(reference: str) -> StaffMember:
    """Locked, so that two changes of one person are made one after the other."""
    member = StaffMember.objects.select_for_update().filter(reference=reference).first()
    if member is None:
        raise StaffRefused(_("Cette personne n’est pas connue ici."))
    return member
