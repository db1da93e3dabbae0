"""From service files that were read to the published catalogue."""

from django.utils import timezone

from guichet.commons.catalogue import operations as catalogue
from guichet.commons.catalogue.definition.reading import Catalogue
from guichet.foundation.lib.act import Surface, by_the_system


def publish(read_files: Catalogue, *, process: str) -> catalogue.Publication:
    """Publish what was read; the caller has refused faulty files first."""
    act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process=process)
    return catalogue.publish(definitions=read_files.services, vocabulary=read_files.vocabulary, act=act)
