"""`guichet services`: check, publish and describe the service files."""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from guichet.command import publishing
from guichet.command.console import CHECKED_AND_WRONG, complain, refuse, say
from guichet.command.failures import in_one_sentence
from guichet.commons.catalogue.definition.reading import Catalogue, read_catalogue
from guichet.commons.catalogue.definition.schema import schema_text

Folder = Annotated[Path | None, typer.Argument(show_default=False)]


def build() -> typer.Typer:
    application = typer.Typer(help=_("Les fichiers des services."), no_args_is_help=True)
    application.command("check", help=_("Vérifie chaque fichier : place, ligne, faute et remède."))(check)
    application.command("load", help=_("Publie les fichiers dans le catalogue, s’ils sont sans faute."))(load)
    application.command("schema", help=_("Écrit le schéma JSON que les éditeurs de texte utilisent."))(schema)
    return application


def check(folder: Folder = None) -> None:
    found = _read(folder, with_examples=True)
    _report(found)
    say(
        ngettext(
            "%(count)d service vérifié, sans faute.", "%(count)d services vérifiés, sans faute.", len(found.services)
        )
        % {"count": len(found.services)}
    )


def load(folder: Folder = None) -> None:
    found = _read(folder, with_examples=False)
    _report(found)
    with in_one_sentence():
        changed = publishing.publish(found, process="services load")
    if changed.edition is None:
        say(_("Rien n’a changé."))
        return
    say(
        _("Édition %(edition)d : %(published)d publiés, %(reinstated)d remis, %(withdrawn)d retirés.")
        % {
            "edition": changed.edition,
            "published": len(changed.published),
            "reinstated": len(changed.reinstated),
            "withdrawn": len(changed.withdrawn),
        }
    )


def schema(path: Annotated[Path | None, typer.Argument(show_default=False)] = None) -> None:
    target = path or settings.SERVICES / "service.schema.json"
    if not target.parent.is_dir():
        refuse(_("Le dossier %s n’existe pas. Créez-le ou donnez un autre chemin.") % target.parent)
    target.write_text(schema_text(), encoding="utf-8")
    say(_("Schéma écrit : %s") % target)


def _read(folder: Path | None, *, with_examples: bool) -> Catalogue:
    place = folder or settings.SERVICES
    publishing.refuse_missing(place)
    return read_catalogue(place, with_examples=with_examples)


def _report(found: Catalogue) -> None:
    """Say every fault and warning; end with status 1 when one is a fault."""
    language = get_language() or "fr"
    for fault in found.faults:
        complain(fault.in_language(language))
    wrong = sum(fault.is_error for fault in found.faults)
    if wrong:
        complain(ngettext("%(count)d faute.", "%(count)d fautes.", wrong) % {"count": wrong})
        raise typer.Exit(CHECKED_AND_WRONG)
