"""Which services a list shows: what was typed, narrowed by what was ticked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from guichet.commons.catalogue.definition.service import Audience, Level
from guichet.commons.catalogue.search.index import Hit
from guichet.commons.catalogue.snapshot import Sheet, Snapshot
from guichet.foundation.lib.text import fold

QUERY_AT_MOST = 200
FOUND_AT_MOST = 200
Kind = TypeVar("Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody asks for, and which page of it."""

    query: str = ""
    audience: Audience | None = None
    level: Level | None = None
    theme: str = ""
    authority: str = ""
    life_event: str = ""
    page: int = 1

    @classmethod
    def from_address(cls, asked: Mapping[str, str]) -> "Selection":
        """A value that means nothing is dropped, never an error page."""
        return cls(
            query=as_typed(asked.get("q", "")),
            audience=_member(Audience, asked.get("audience", "")),
            level=_member(Level, asked.get("level", "")),
            theme=asked.get("theme", ""),
            authority=asked.get("authority", ""),
            page=_whole(asked.get("page", "")),
        )

    def keeps(self, sheet: Sheet) -> bool:
        service = sheet.service
        return (
            (self.audience is None or self.audience in service.audiences)
            and (self.level is None or service.level is self.level)
            and (not self.theme or service.theme == self.theme)
            and (not self.authority or self.authority in (sheet.authority.code, sheet.authority.parent))
            and (not self.life_event or self.life_event in service.life_events)
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet in a list, with the search's reason for it when something was typed."""

    sheet: Sheet
    hit: Hit | None


def select(selection: Selection, snapshot: Snapshot, language: str) -> tuple[Found, ...]:
    """All that the selection keeps: in the search's order when something was typed, else by title."""
    if not selection.query:
        return tuple(Found(sheet, None) for sheet in by_title(snapshot.having(selection.keeps), language))
    hits = snapshot.index.find(selection.query, language=language, limit=FOUND_AT_MOST)
    found = (Found(snapshot.sheets[hit.code], hit) for hit in hits if hit.code in snapshot.sheets)
    return tuple(each for each in found if selection.keeps(each.sheet))


def by_title(sheets: Iterable[Sheet], language: str) -> tuple[Sheet, ...]:
    """In the alphabetical order of the language that is read."""
    return tuple(sorted(sheets, key=lambda sheet: (fold(sheet.service.title.in_language(language)), sheet.code)))


def as_typed(query: str) -> str:
    return " ".join(query[:QUERY_AT_MOST].split())


def _member(kind: type[Kind], value: str) -> Kind | None:
    return next((each for each in kind if each.value == value), None)


def _whole(value: str) -> int:
    """A page number: past six digits there is no page, and Python itself refuses to read thousands of them."""
    return max(int(value[:6]), 1) if value.isascii() and value.isdigit() else 1
