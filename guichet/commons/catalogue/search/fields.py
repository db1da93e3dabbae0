"""What a sheet says, and how much each part of it counts in a search."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.vocabulary import Authority, Vocabulary


class Field(StrEnum):
    CODE = "code"
    TITLE = "title"
    KEYWORDS = "keywords"
    OUTPUT = "output"
    ACRONYM = "acronym"
    AUTHORITY = "authority"
    LIFE_EVENT = "life-event"
    THEME = "theme"
    SUMMARY = "summary"
    PAPERS = "papers"


# What a word is worth by where it stands. « Papers » are low: most sheets ask for a birth certificate.
WEIGHTS = {
    Field.CODE: 20.0,
    Field.TITLE: 5.0,
    Field.KEYWORDS: 4.0,
    Field.OUTPUT: 2.5,
    Field.ACRONYM: 2.5,
    Field.AUTHORITY: 1.0,
    Field.LIFE_EVENT: 1.0,
    Field.THEME: 1.0,
    Field.SUMMARY: 1.2,
    Field.PAPERS: 0.3,
}

# What saying one of these entire is worth beside saying a whole title.
IMPORTANCE = {Field.TITLE: 1.0, Field.KEYWORDS: 0.8, Field.OUTPUT: 0.6}


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of a sheet. `language` is None for a code or an acronym, which belongs to every language."""

    field: Field
    text: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """What an index holds: a sheet, or what another room lets people find beside the sheets, by a code of its own."""

    code: str
    entries: tuple[Entry, ...]
    official_code: str | None = None


def document_of(service: Service, vocabulary: Vocabulary | None) -> Document:
    return Document(service.code, tuple(entries_of(service, vocabulary)), service.official_code)


def entries_of(service: Service, vocabulary: Vocabulary | None) -> Iterator[Entry]:
    """All that can be searched in a sheet, with the names of what its codes point to."""
    yield from _own_entries(service)
    if vocabulary is not None:
        yield from _entries_pointed_to(service, vocabulary)


def _own_entries(service: Service) -> Iterator[Entry]:
    if service.official_code:
        yield Entry(Field.CODE, service.official_code, None)
    yield from said(Field.TITLE, service.title)
    yield from (Entry(Field.KEYWORDS, phrase, "fr") for phrase in service.keywords.fr)
    yield from (Entry(Field.KEYWORDS, phrase, "en") for phrase in service.keywords.en)
    yield from said(Field.OUTPUT, service.output)
    yield from said(Field.SUMMARY, service.summary)
    for offer in service.offers:
        for paper in offer.papers or ():
            yield from said(Field.PAPERS, paper.text)


def _entries_pointed_to(service: Service, vocabulary: Vocabulary) -> Iterator[Entry]:
    for theme in vocabulary.themes:
        if theme.code == service.theme:
            yield from said(Field.THEME, theme.name)
    for event in vocabulary.life_events:
        if event.code in service.life_events:
            yield from said(Field.LIFE_EVENT, event.name)
    for authority in _authorities(service, vocabulary):
        yield from said(Field.AUTHORITY, authority.name)
        if authority.acronym:
            yield Entry(Field.ACRONYM, authority.acronym, None)


def said(field: Field, text: Text | None) -> Iterator[Entry]:
    if text is not None:
        yield Entry(field, text.fr, "fr")
    if text is not None and text.en is not None:
        yield Entry(field, text.en, "en")


def _authorities(service: Service, vocabulary: Vocabulary) -> Iterator[Authority]:
    """Whoever answers for the service, and those above: people know the ministry rather than the directorate."""
    known = {authority.code: authority for authority in vocabulary.authorities}
    code: str | None = service.authority
    while code is not None and code in known:
        authority = known.pop(code)
        yield authority
        code = authority.parent
