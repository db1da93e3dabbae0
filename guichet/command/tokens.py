"""`guichet tokens`: which organisations may call the interface for machines."""

from datetime import datetime, time
from typing import Annotated

import typer
from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.command.console import say
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import queries
from guichet.foundation.identity.operations import IssuedToken
from guichet.foundation.identity.queries import TokenFacts
from guichet.foundation.identity.vocabulary import Scope
from guichet.foundation.lib.act import Act, Surface, by_the_system
from guichet.foundation.places.calendar import BENIN

Name = Annotated[str, typer.Argument()]
Reference = Annotated[str, typer.Argument()]
Until = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"])]
Scopes = Annotated[list[Scope], typer.Option("--scope")]
Networks = Annotated[list[str] | None, typer.Option("--network")]


def build() -> typer.Typer:
    application = typer.Typer(help=_("Les organismes qui déposent et suivent par l’API."), no_args_is_help=True)
    application.command("create", help=_("Donne un jeton à un organisme et l’écrit, une seule fois."))(create)
    application.command("renew", help=_("Remplace le secret d’un jeton ; l’ancien ne sert plus."))(renew)
    application.command("list", help=_("Montre les jetons, sans leurs secrets."))(every)
    application.command("revoke", help=_("Ferme un jeton : l’appel suivant est refusé."))(revoke)
    return application


def create(organisation: Name, scope: Scopes, until: Until, network: Networks = None) -> None:
    _tell(
        identity.create_token(
            organisation=organisation, scopes=scope, expires_at=_end(until), networks=network or [], act=_act()
        )
    )


def renew(reference: Reference, until: Until) -> None:
    _tell(identity.renew_token(reference=reference, expires_at=_end(until), act=_act()))


def every() -> None:
    known = queries.tokens()
    for token in known:
        say(_line(token))
    if not known:
        say(_("Aucun jeton. « guichet tokens create » en donne un."))


def revoke(reference: Reference) -> None:
    identity.revoke_token(reference=reference, act=_act())
    say(_("C’est fait."))


def _tell(issued: IssuedToken) -> None:
    say(_("Jeton %(reference)s, à remettre en main sûre : il ne sera plus montré.") % {"reference": issued.reference})
    say(issued.secret)


def _line(token: TokenFacts) -> str:
    return "  ".join(
        (
            token.reference,
            token.organisation,
            ",".join(token.scopes),
            _standing(token),
            _("servi le %(day)s") % {"day": token.last_used_on} if token.last_used_on else _("jamais servi"),
            ",".join(token.networks),
        )
    ).rstrip()


def _standing(token: TokenFacts) -> str:
    if token.revoked_at:
        return _("révoqué")
    ends = {"day": token.expires_at.astimezone(BENIN).date()}
    return (_("expiré le %(day)s") if token.expires_at <= timezone.now() else _("jusqu’au %(day)s")) % ends


def _end(day: datetime) -> datetime:
    """The day itself is not part of the term."""
    return datetime.combine(day.date(), time.min, tzinfo=BENIN)


def _act() -> Act:
    return by_the_system(at=timezone.now(), surface=Surface.COMMAND, process="tokens")
