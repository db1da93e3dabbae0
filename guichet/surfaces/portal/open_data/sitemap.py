"""Every page of the catalogue in every language, for search engines."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain
from typing import get_args

from guichet.commons.catalogue.definition.base import Language
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.surfaces.portal.open_data.addresses import ADDRESSES

Address = Callable[[Language], str]
Page = tuple[Address, datetime | None]

LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page for readers of one language, or of any other."""

    language: str
    address: str


@dataclass(frozen=True, slots=True)
class Entry:
    address: str
    modified_at: datetime | None
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True)
class SitemapPage:
    entries: tuple[Entry, ...]


def page(snapshot: Snapshot, *, centres: Sequence[str]) -> SitemapPage:
    """`centres` by the names of their pages."""
    pages = chain(_of_catalogue(snapshot), _of_centres(centres))
    return SitemapPage(tuple(entry for address, at in pages for entry in _in_each_language(address, at)))


def _of_catalogue(snapshot: Snapshot) -> Iterator[Page]:
    for address in (ADDRESSES.home, ADDRESSES.services, ADDRESSES.authorities, ADDRESSES.latest_changes):
        yield address, snapshot.published_at
    yield ADDRESSES.figures, None
    yield ADDRESSES.desk_figures, None
    yield ADDRESSES.map, None
    yield ADDRESSES.open_data, None
    for sheet in snapshot.sheets.values():
        yield partial(ADDRESSES.service, sheet.code), sheet.published_at
    for code in snapshot.authorities:
        yield partial(ADDRESSES.authority, code), None
    for code in snapshot.life_events:
        yield partial(ADDRESSES.life_event, code), None


def _of_centres(centres: Sequence[str]) -> Iterator[Page]:
    yield ADDRESSES.centres, None
    for slug in centres:
        yield partial(ADDRESSES.centre, slug), None


def _in_each_language(address: Address, at: datetime | None) -> Iterator[Entry]:
    alternates = tuple(Alternate(language, address(language)) for language in LANGUAGES)
    alternates += (Alternate("x-default", address("fr")),)
    for language in LANGUAGES:
        yield Entry(address(language), at, alternates)
