"""A service as a line of a list, the same wherever lists are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from guichet.commons.catalogue import labels, selection
from guichet.commons.catalogue.search.highlight import Piece, pieces
from guichet.commons.catalogue.search.index import Hit
from guichet.commons.catalogue.snapshot import Sheet
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.parts import Pages


def by_title(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """In the alphabetical order of the language that is read."""
    return selection.by_title(sheets, get_language() or "fr")


@dataclass(frozen=True, slots=True)
class Row:
    """`title` in pieces: those that answer what was typed are marked."""

    href: str
    title: tuple[Piece, ...]
    summary: str
    authority: str
    level: str


@dataclass(frozen=True, slots=True)
class Rows:
    """One page of a list; `pages` is None when it fits on one."""

    rows: tuple[Row, ...]
    total: int
    pages: Pages | None = None


def row(sheet: Sheet, hit: Hit | None = None) -> Row:
    service = sheet.service
    return Row(
        href=reverse("portal:services:sheet", args=[sheet.code]),
        title=pieces(words.said(service.title), hit.matched if hit else ()),
        summary=words.said(service.summary),
        authority=sheet.authority.acronym or words.said(sheet.authority.name),
        level=str(labels.LEVELS[service.level]),
    )
