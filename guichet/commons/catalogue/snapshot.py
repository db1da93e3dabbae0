"""The published catalogue as one immutable object in memory: pages read it and query nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from uuid import UUID

from guichet.commons.catalogue import spoken
from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.vocabulary import Authority, LifeEvent, Theme, Vocabulary
from guichet.commons.catalogue.search.index import Index
from guichet.commons.catalogue.search.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Sheet:
    """One service as it stands published, with what its codes point to."""

    service: Service
    version: int
    published_at: datetime
    authority: Authority
    theme: Theme
    life_events: tuple[LifeEvent, ...]

    @classmethod
    def of(cls, service: Service, *, version: int, published_at: datetime, vocabulary: Vocabulary) -> "Sheet":
        return cls(
            service=service,
            version=version,
            published_at=published_at,
            authority=next(each for each in vocabulary.authorities if each.code == service.authority),
            theme=next(each for each in vocabulary.themes if each.code == service.theme),
            life_events=tuple(each for each in vocabulary.life_events if each.code in service.life_events),
        )

    @property
    def code(self) -> str:
        return self.service.code


@dataclass(frozen=True)
class Snapshot:
    """One edition. Sheets are by code, in the French alphabetical order of their titles."""

    edition: int
    token: UUID | None
    published_at: datetime | None
    sheets: Mapping[str, Sheet]
    vocabulary: Vocabulary | None
    shelf: Shelf = field(default_factory=Shelf, repr=False, compare=False)

    @property
    def index(self) -> Index:
        """Built by the first search: most processes never search, and nothing else of an edition takes as long.

        While one thread builds it others have that of the former edition, where what is withdrawn is still found.
        """
        return self.shelf.index(self._built)

    def _built(self) -> Index:
        return Index.build((sheet.service for sheet in self.sheets.values()), vocabulary=self.vocabulary)

    @cached_property
    def authorities(self) -> Mapping[str, Authority]:
        return {each.code: each for each in self.vocabulary.authorities} if self.vocabulary else {}

    @cached_property
    def themes(self) -> Mapping[str, Theme]:
        return {each.code: each for each in self.vocabulary.themes} if self.vocabulary else {}

    @cached_property
    def life_events(self) -> Mapping[str, LifeEvent]:
        return {each.code: each for each in self.vocabulary.life_events} if self.vocabulary else {}

    @cached_property
    def by_life_event(self) -> Mapping[str, tuple[Sheet, ...]]:
        return {code: self.having(partial(_of_life_event, code)) for code in self.life_events}

    @cached_property
    def by_authority(self) -> Mapping[str, tuple[Sheet, ...]]:
        return {code: self.having(partial(_of_authority, code)) for code in self.authorities}

    @cached_property
    def offices(self) -> Mapping[tuple[str, str], Text]:
        """The title of each office of the circuits, by authority and code; where two circuits name it, the first."""
        found: dict[tuple[str, str], Text] = {}
        for sheet in self.sheets.values():
            for unit in sheet.service.procedure.circuit.units if sheet.service.procedure else ():
                found.setdefault((unit.authority or sheet.service.authority, unit.code), unit.title)
        return found

    @cached_property
    def french_words(self) -> Mapping[str, str]:
        """The French of every text that can be recorded, by its words in each language, their spaces made plain."""
        said = [text for sheet in self.sheets.values() for text in spoken.texts(sheet.service)]
        said += [text for event in self.life_events.values() for text in (event.name, event.summary)]
        return {" ".join(words.split()): text.fr for text in said for words in (text.en, text.fr) if words}

    def having(self, condition: Callable[[Sheet], bool]) -> tuple[Sheet, ...]:
        return tuple(sheet for sheet in self.sheets.values() if condition(sheet))


def _of_life_event(code: str, sheet: Sheet) -> bool:
    return code in sheet.service.life_events


def _of_authority(code: str, sheet: Sheet) -> bool:
    return sheet.authority.code == code
