"""From the folder of service files to the published catalogue."""

from pathlib import Path

from django.utils import timezone

from guichet.commons.catalogue import operations as catalogue
from guichet.commons.catalogue.definition.reading import Catalogue, read_catalogue
from guichet.foundation.lib.act import Surface, by_the_system


def read(folder: Path, *, with_examples: bool = False) -> Catalogue:
    return read_catalogue(folder, with_examples=with_examples)


def publish(read_files: Catalogue, *, process: str) -> catalogue.Publication:
    """Publish what was read; the caller has refused faulty files first."""
    act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process=process)
    return catalogue.publish(definitions=read_files.services, vocabulary=read_files.vocabulary, act=act)
