"""The facts about places as data files state them, each knowing where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date, time
from hashlib import sha256

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places.vocabulary import CentreKind, CoordinateSource, Spelling

EVERY_CENTRE = "*"


@dataclass(frozen=True, slots=True)
class Where:
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one line, with what to write instead, in words for whoever keeps the file."""

    where: Where
    sentence: str

    def __str__(self) -> str:
        return _("{file}, ligne {line} : {sentence}").format(
            file=self.where.file, line=self.where.line, sentence=self.sentence
        )


class PlacesRefused(Refused):
    """The data files cannot be used: every fault, one a line, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    where: Where = field(compare=False)
    code: str
    name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRow(PlaceRow):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneRow(PlaceRow):
    department: str
    other_names: tuple[str, ...]
    latitude: float
    longitude: float
    coordinate_source: CoordinateSource
    population_2013: int
    population_note: str
    population_note_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrondissementRow(PlaceRow):
    commune: str
    spelling: Spelling
    provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreRow(PlaceRow):
    slug: str
    kind: CentreKind
    commune: str
    opened_on: date | None
    opening_note: str
    opening_note_en: str
    site: str
    site_en: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """An opening of one weekday (1 is Monday, 7 Sunday), every week; `demonstration` hours are invented."""

    weekday: int
    opens_at: time
    closes_at: time
    demonstration: bool

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens_at:%H:%M}-{self.closes_at:%H:%M}" + (" demo" if self.demonstration else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRow:
    """The same range on several days; the centre's code, or `EVERY_CENTRE` for all that have no line of their own."""

    where: Where = field(compare=False)
    centre: str
    weekdays: tuple[int, ...]
    opens_at: time
    closes_at: time
    demonstration: bool

    def ranges(self) -> Iterator[Range]:
        for weekday in self.weekdays:
            yield Range(weekday, self.opens_at, self.closes_at, self.demonstration)


@dataclass(frozen=True, slots=True)
class PlacesData:
    """All places at once: what a load makes true."""

    departments: tuple[DepartmentRow, ...]
    communes: tuple[CommuneRow, ...]
    arrondissements: tuple[ArrondissementRow, ...]
    centres: tuple[CentreRow, ...]
    hours: tuple[HoursRow, ...]

    def hours_of(self, centre: str) -> tuple[HoursRow, ...]:
        own = tuple(row for row in self.hours if row.centre == centre)
        return own or tuple(row for row in self.hours if row.centre == EVERY_CENTRE)

    @property
    def edition(self) -> str:
        """The same for the same facts, however the files are cut into lines."""
        return sha256(repr([_facts(row) for row in self._rows()]).encode()).hexdigest()

    def _rows(self) -> Iterator[PlaceRow | HoursRow]:
        yield from self.departments
        yield from self.communes
        yield from self.arrondissements
        yield from self.centres
        yield from self.hours


def _facts(row: PlaceRow | HoursRow) -> list[str]:
    return [f"{each.name}={getattr(row, each.name)}" for each in fields(row) if each.name != "where"]
