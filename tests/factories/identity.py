"""People for tests: a citizen with her phone, staff with a role, and the codes that a sender would deliver."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from guichet.foundation.identity import registry, sessions
from guichet.foundation.identity.models import Citizen, Role, StaffMember
from guichet.foundation.identity.operations import Origin
from guichet.foundation.identity.registry import CodeMessage
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON

AFI = "+2290197001122"
HOME = Origin(browser="the phone of Afi", network="41.85.160.1")
ELSEWHERE = Origin(browser="the laptop of a thief", network="41.85.160.2")
PASSWORD = "un secret assez long"
LONG_AGO = date(2026, 1, 1)


def make_citizen(phone: str | None = AFI, *, email: str | None = None, at: datetime = NOON) -> Citizen:
    with building():
        return Citizen.objects.create(reference=secrets.token_hex(16), phone=phone, email=email, created_at=at)


def make_staff(
    email: str = "codjo@exemple.bj", name: str = "Codjo Dossa", *, password: str | None = None
) -> StaffMember:
    with building():
        staff = StaffMember(reference=secrets.token_hex(16), email=email, name=name)
        staff.set_password(password)
        staff.save()
        return staff


def give(
    staff: StaffMember,
    kind: RoleKind = RoleKind.OFFICER,
    *,
    authority: str = "mjl",
    unit: str = "casier-recherche",
    place: str = "",
    until_on: date | None = None,
) -> Role:
    with building():
        return Role.objects.create(
            staff=staff, kind=kind, authority=authority, unit=unit, place=place, from_on=LONG_AGO, until_on=until_on
        )


def make_officer(email: str = "codjo@exemple.bj", name: str = "Codjo Dossa") -> StaffMember:
    officer = make_staff(email, name)
    give(officer)
    return officer


def sign_in_staff(client: Client, staff: StaffMember, *, at: datetime | None = None) -> None:
    """As if both factors had been proved at that moment: what they are is told by tests/surfaces/backoffice."""
    client.force_login(staff)
    session = client.session
    sessions.enter_staff(session, means="webauthn", at=at or timezone.now())
    session.save()


def sign_in_citizen(client: Client, citizen: Citizen, *, at: datetime | None = None) -> None:
    session = client.session
    sessions.enter_citizen(session, reference=citizen.reference, era=citizen.session_era, at=at or timezone.now())
    session.save()
    client.cookies["sessionid"] = session.session_key or ""


def with_factor(staff: StaffMember, secret: str) -> Authenticator:
    """An application that shows codes for that secret, as django-allauth keeps it."""
    from allauth.mfa.totp.internal.auth import TOTP  # noqa: PLC0415 needs a table

    with building():
        return TOTP.activate(staff, secret).instance


@contextmanager
def delivered() -> Iterator[list[CodeMessage]]:
    """Registers a sender that keeps what it is given, and whatever was registered before afterwards."""
    messages: list[CodeMessage] = []
    before = registry.code_sender()

    def keep(message: CodeMessage, act: Act) -> None:  # noqa: ARG001 a sender's signature
        messages.append(message)

    registry.register_code_sender(keep)
    try:
        yield messages
    finally:
        registry.register_code_sender(before)


def later(minutes: float, *, at: datetime = NOON) -> datetime:
    return at.astimezone(UTC) + timedelta(minutes=minutes)
