"""`guichet keys`: the list of keys, and making the next one."""

from typing import Annotated

import typer
from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.command.console import CHECKED_AND_WRONG, refuse, say
from guichet.commons.public_log import policies
from guichet.commons.public_log.refusals import TooManyWords
from guichet.foundation.keys import client, operations
from guichet.foundation.keys.events import KeyChanged
from guichet.foundation.keys.public import Kind, PublicKey
from guichet.foundation.lib.act import Surface, by_the_system
from guichet.foundation.lib.refusal import Refused

Holder = Annotated[str, typer.Option(show_default=False)]
Reason = Annotated[str, typer.Option()]


def build() -> typer.Typer:
    application = typer.Typer(help=_("Les clés du nœud."), no_args_is_help=True)
    application.command("list", help=_("Dit chaque clé, ses dates, et pourquoi elle a pris fin."))(list_all)
    application.command("rotate", help=_("Fait la clé suivante ; la précédente reste dans la liste."))(rotate)
    return application


def list_all() -> None:
    try:
        keys = client.public_keys()
    except Refused as refusal:
        refuse(refusal.message, CHECKED_AND_WRONG)
    for key in keys:
        say(_line(key))


def rotate(kind: Kind, holder: Holder = "", reason: Reason = "rotated") -> None:
    # Both are told in the public log; the keeper would have changed the key before it refused.
    if not (policies.may_be_told(reason) and policies.may_be_told(holder)):
        refuse(TooManyWords(policies.MOST_CHARACTERS).message)
    try:
        former = _current(kind, holder)
        rotated = client.rotate(kind, holder=holder, reason=reason)
    except Refused as refusal:
        refuse(refusal.message, CHECKED_AND_WRONG)
    act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process="keys rotate")
    # The published list has a reason only for a key that ended.
    change = KeyChanged(rotated.key_id, kind, holder, former, reason if former else "")
    operations.journal_change(record=rotated.record, change=change, act=act)
    say(_("Nouvelle clé : %s") % rotated.key_id)


def _current(kind: Kind, holder: str) -> str:
    """The number of the key that ends now; empty before the first."""
    standing = (key for key in client.public_keys() if (key.kind, key.holder, key.valid_until) == (kind, holder, None))
    return next((key.id for key in standing), "")


def _line(key: PublicKey) -> str:
    until = key.valid_until.date().isoformat() if key.valid_until else _("en cours")
    holder = f" {key.holder}" if key.holder else ""
    note = " ".join((key.end_reason, _("DÉMONSTRATION") if key.demonstration else "")).strip()
    return f"{key.id}  {key.kind}{holder}  {key.valid_from.date().isoformat()} → {until}  {note}".rstrip()
