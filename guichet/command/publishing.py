"""From service files that were read to the published catalogue."""

from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.commons.catalogue import operations as catalogue
from guichet.commons.catalogue.definition.reading import Catalogue
from guichet.foundation.lib.act import Surface, by_the_system
from guichet.foundation.lib.refusal import Refused


class NoSuchFolder(Refused):
    """The folder of service files is not there."""


def refuse_missing(folder: Path) -> None:
    if not folder.is_dir():
        raise NoSuchFolder(
            _("Le dossier %s n’existe pas. Donnez celui qui contient les fichiers des services.") % folder
        )


def publish(read_files: Catalogue, *, process: str) -> catalogue.Publication:
    """Publish what was read; the caller has refused faulty files first."""
    act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process=process)
    return catalogue.publish(definitions=read_files.services, vocabulary=read_files.vocabulary, act=act)
