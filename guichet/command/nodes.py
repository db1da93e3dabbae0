"""`guichet nodes`: which nodes of centres the hub trusts, and what they sent that could not be taken."""

from typing import Annotated

import typer
from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.command.console import CHECKED_AND_WRONG, complain, refuse, say
from guichet.commons.sync import operations as sync
from guichet.commons.sync import queries, receiving, speaking
from guichet.commons.sync.vocabulary import MOST_SECONDS_OFF
from guichet.foundation.lib.act import Act, Surface, by_the_system
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places import queries as places

Reason = Annotated[str, typer.Option(show_default=False)]


def build() -> typer.Typer:
    application = typer.Typer(help=_("Les nœuds des centres."), no_args_is_help=True)
    application.command("list", help=_("Montre les nœuds : état, dernier contact, envois mis de côté."))(show)
    application.command("invite", help=_("Donne le code qui inscrit le nœud d’un centre, une fois."))(invite)
    application.command("approve", help=_("Prend désormais ce que ce nœud envoie."))(approve)
    application.command("revoke", help=_("Refuse désormais tout ce que signe la clé de ce nœud."))(revoke)
    application.command("settle", help=_("Reprend les envois mis de côté."))(settle)
    return application


def show() -> None:
    for node in queries.nodes():
        contact = f"{node.contact_at:%Y-%m-%d %H:%M}" if node.contact_at else "-"
        say(f"{node.centre}  {node.get_state_display():<12} {contact}  {_clock(node.clock_offset)}".rstrip())
    for row in queries.quarantined():
        complain(f"{row.node.centre} {row.lane}/{row.number} {row.kind}: {row.fault}")
    if queries.quarantined():
        raise typer.Exit(CHECKED_AND_WRONG)


def _clock(offset: float | None) -> str:
    """In how far the clock of that node is wrong, when people should know."""
    if offset is None or abs(offset) <= MOST_SECONDS_OFF:
        return ""
    said = _("horloge en retard de %s s") if offset > 0 else _("horloge en avance de %s s")
    return said % round(abs(offset))


def invite(centre: str) -> None:
    code = centre.upper()
    if places.name_of_centre(code) in {"", code}:
        refuse(_("%s n’est le code d’aucun centre.") % centre)
    try:
        invitation = sync.invite(centre=code, act=_act("nodes invite"))
        say(f"{invitation}-{speaking.fingerprint_of(receiving.own_key())}")
    except Refused as refused:
        refuse(refused.message, CHECKED_AND_WRONG)


def approve(centre: str) -> None:
    try:
        sync.approve(centre=centre.upper(), act=_act("nodes approve"))
    except Refused as refused:
        refuse(refused.message, CHECKED_AND_WRONG)
    say(_("Le nœud de %s est approuvé.") % centre.upper())


def revoke(centre: str, reason: Reason = "") -> None:
    try:
        sync.revoke(centre=centre.upper(), reason=reason, act=_act("nodes revoke"))
    except Refused as refused:
        refuse(refused.message, CHECKED_AND_WRONG)
    say(_("Le nœud de %s est révoqué.") % centre.upper())


def settle() -> None:
    """Ends with status 1 when something still waits for a person."""
    left = [row for row in queries.quarantined() if not sync.settle(quarantined=row.pk, drop=False, act=_act("settle"))]
    for row in left:
        complain(f"{row.node.centre} {row.lane}/{row.number} {row.kind}")
    if left:
        raise typer.Exit(CHECKED_AND_WRONG)
    say(_("Aucun envoi n’est mis de côté."))


def _act(process: str) -> Act:
    return by_the_system(at=timezone.now(), surface=Surface.COMMAND, process=process)
