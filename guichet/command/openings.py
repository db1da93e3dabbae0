"""`guichet log openings`: what shows whose lines are whose, in a file apart, and back into a restored node."""

from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from guichet.command.console import CHECKED_AND_WRONG, refuse, say
from guichet.domains.casework import openings
from guichet.foundation.demonstration import clock
from guichet.foundation.lib import durable
from guichet.foundation.lib.act import Surface, by_the_system
from guichet.foundation.lib.refusal import Refused

OTHERS = 0o077
Target = Annotated[Path, typer.Argument(dir_okay=False, show_default=False)]
Secret = Annotated[
    Path,
    typer.Option(
        exists=True, dir_okay=False, help=_("Le fichier de la phrase secrète, que son propriétaire seul peut lire.")
    ),
]


def build() -> typer.Typer:
    verbs = typer.Typer(
        help=_("Garde à part ce qui montre de qui sont les lignes du journal, et le rend."), no_args_is_help=True
    )
    verbs.command("export", help=_("Écrit, sous une phrase secrète, ce qui ouvre chaque pseudonyme."))(export)
    verbs.command("import", help=_("Rend à un nœud restauré ce que sa sauvegarde n’avait pas."))(take_back)
    return verbs


def export(file: Target, passphrase: Secret) -> None:
    """A file that is there is replaced whole: a nightly copy keeps one name."""
    try:
        durable.write(file.absolute(), openings.copied(_secret(passphrase)))
    except Refused as refusal:
        refuse(refusal.message)
    except OSError as error:
        refuse(_("%(file)s ne s’écrit pas : %(why)s") % {"file": file, "why": error})
    say(_("Écrit : %s. Gardez la phrase secrète ailleurs : sans elle, ce fichier n’ouvre rien.") % file)


def take_back(file: Target, passphrase: Secret) -> None:
    secret, act = _secret(passphrase), by_the_system(at=clock.now(), surface=Surface.COMMAND, process="log openings")
    try:
        count = openings.take_back(file.read_bytes(), secret, act)
    except Refused as refusal:
        refuse(refusal.message, CHECKED_AND_WRONG)
    except OSError as error:
        refuse(_("%(file)s ne se lit pas : %(why)s") % {"file": file, "why": error})
    say(_("Demandes dont les preuves s’ouvrent de nouveau : %d") % count)


def _secret(file: Path) -> str:
    if file.stat().st_mode & OTHERS:
        refuse(_("D’autres peuvent lire %s : donnez-lui le mode 0600 (chmod 600).") % file)
    return file.read_text().strip()
