"""`guichet staff`: who works here. The first administrator of a node comes in this way."""

from datetime import date
from typing import Annotated

import typer
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.command.console import refuse, say
from guichet.foundation.demonstration import clock
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import queries
from guichet.foundation.identity.viewer import HeldRole
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, PlaceId, Surface, by_the_system
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places.calendar import BENIN

Email = Annotated[str, typer.Argument()]
Name = Annotated[str, typer.Option()]
Role = Annotated[RoleKind, typer.Option()]
Code = Annotated[str, typer.Option()]


def build() -> typer.Typer:
    application = typer.Typer(help=_("Les personnes qui travaillent ici."), no_args_is_help=True)
    application.command("invite", help=_("Invite quelqu’un et écrit le lien à lui remettre."))(invite)
    application.command("role", help=_("Donne un rôle à quelqu’un, à partir d’aujourd’hui."))(role)
    application.command("disable", help=_("Ferme un compte : la personne est dehors à l’instant."))(disable)
    application.command("enable", help=_("Rouvre un compte fermé."))(enable)
    application.command("end-sessions", help=_("Déconnecte quelqu’un de tous ses appareils."))(end_sessions)
    return application


def invite(email: Email, name: Name) -> None:
    try:
        invited = identity.invite(email=email, name=name, language=settings.LANGUAGE_CODE, act=_act())
    except Refused as refusal:
        refuse(refusal.message)
    say(f"{settings.PUBLIC_URL}{reverse('backoffice:sign-in:invitation', args=[invited.token])}")


def role(email: Email, role: Role, authority: Code = "", unit: Code = "", place: Code = "") -> None:
    held = HeldRole(role, authority, unit, PlaceId(place) if place else None)
    try:
        identity.give_role(staff=known(email), role=held, from_on=_today(), until_on=None, act=_act())
    except Refused as refusal:
        refuse(refusal.message)
    say(_("C’est fait."))


def disable(email: Email) -> None:
    identity.disable(staff=known(email), act=_act())
    say(_("C’est fait."))


def enable(email: Email) -> None:
    identity.enable(staff=known(email), act=_act())
    say(_("C’est fait."))


def end_sessions(email: Email) -> None:
    identity.end_staff_sessions(staff=known(email), act=_act())
    say(_("C’est fait."))


def known(email: str) -> str:
    reference = queries.staff_with_email(email)
    if reference is None:
        refuse(_("Personne ici n’a l’adresse %s.") % email)
    return reference


def _act() -> Act:
    return by_the_system(at=clock.now(), surface=Surface.COMMAND, process="staff")


def _today() -> date:
    return clock.now().astimezone(BENIN).date()
