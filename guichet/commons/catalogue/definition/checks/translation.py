"""Words that miss one of the languages of the service."""

from collections.abc import Iterator

from guichet.commons.catalogue.definition.base import Part, Text
from guichet.commons.catalogue.definition.faults import Fault
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.source import Path, Source

ALWAYS = frozenset({"title", "summary"})
LANGUAGES = {"fr": ("le français", "French"), "en": ("l’anglais", "English")}


def faults(service: Service, source: Source) -> Iterator[Fault]:
    """Title and summary are needed in each language of the service, and every word of what this site runs itself."""
    for path, text in _texts(service, ()):
        if service.sections or path[0] in ALWAYS:
            for language in service.languages:
                if text.model_dump()[language] is None:
                    french, english = LANGUAGES[language]
                    yield Fault(source.at(path), "missing-translation", {"language_fr": french, "language_en": english})


def _texts(value: object, path: Path) -> Iterator[tuple[Path, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, Part):
        for name in value.model_fields_set:
            yield from _texts(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts(each, (*path, index))
