"""`guichet stick`: what a centre has to say, carried by hand when the link is dead for weeks."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.command.console import CHECKED_AND_WRONG, refuse, say
from guichet.commons.sync import importing, sticks
from guichet.commons.sync.carrier import line, stick
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib import durable
from guichet.foundation.lib.act import PlaceId, Surface, by_the_system
from guichet.foundation.lib.refusal import Refused

File = Annotated[Path, typer.Argument(show_default=False)]
ANSWER = ".answer"


def build() -> typer.Typer:
    application = typer.Typer(help=_("La clé USB, quand la liaison est coupée pour longtemps."), no_args_is_help=True)
    application.command("export", help=_("Au centre : écrit sur la clé tout ce qui attend, sous scellés."))(export)
    application.command("import", help=_("Au guichet national : prend une clé. Au centre : prend sa réponse."))(take)
    return application


def export(path: File) -> None:
    if settings.NODE != "centre":
        refuse(_("L’export se fait au centre."))
    try:
        recipient = keys.current(Kind.INTAKE)
        written = stick.export(path, centre=PlaceId(settings.CENTRE), recipient=recipient, sign=line.sign)
    except Refused as refused:
        refuse(refused.message, CHECKED_AND_WRONG)
    except OSError as fault:
        refuse(_("La clé ne se laisse pas écrire : %s") % fault.strerror, CHECKED_AND_WRONG)
    say(_counted(written.records, written.files))
    if written.files_left:
        say(_("La clé est pleine : d’autres fichiers attendent la prochaine."))
    say(_("Portez %(file)s au guichet national, puis rapportez %(file)s.answer.") % {"file": path.name})


def take(path: File) -> None:
    try:
        if settings.NODE == "centre":
            _take_answer(path)
        else:
            _take_stick(path)
    except Refused as refused:
        refuse(refused.message, CHECKED_AND_WRONG)
    except OSError as fault:
        refuse(_("La clé ne se laisse pas lire ou écrire : %s") % fault.strerror, CHECKED_AND_WRONG)


def _take_stick(path: Path) -> None:
    act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process="stick import")
    taken = importing.take(path, act=act)
    answer = path.with_name(path.name + ANSWER)
    durable.write(answer, taken.answer)
    if taken.records or taken.files:
        say(_counted(taken.records, taken.files))
    else:
        say(_("Tout ce qui est sur cette clé avait déjà été pris."))
    if taken.quarantined:
        say(_("Mis de côté : %d. Voyez « guichet nodes list ».") % taken.quarantined)
    say(_("Rapportez %(file)s au centre %(centre)s.") % {"file": answer.name, "centre": taken.centre})


def _take_answer(path: Path) -> None:
    content = path.read_bytes()
    if content.startswith(sticks.MAGIC):
        refuse(_("Ceci est l’envoi d’un centre : portez-le au guichet national."))
    stick.take_answer(content, centre=PlaceId(settings.CENTRE), act=line.act())
    say(_("Réponse prise : ce qui est arrivé par la clé n’attend plus."))


def _counted(records: int, files: int) -> str:
    first = ngettext("%d envoi", "%d envois", records) % records
    return first + ", " + ngettext("%d fichier", "%d fichiers", files) % files
