"""From the data files to facts, or to every fault of form that they hold. Pure: no database, no clock."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

from guichet.foundation.places.cells import Line, Unreadable
from guichet.foundation.places.rows import (
    EVERY_CENTRE,
    ArrondissementRow,
    CentreRow,
    CommuneRow,
    DepartmentRow,
    Fault,
    HoursRow,
    PlacesData,
    PlacesRefused,
    Where,
)
from guichet.foundation.places.vocabulary import CentreKind, CoordinateSource, Spelling

R = TypeVar("R")

SHIPPED = Path(__file__).parent / "data"


def read(folder: Path = SHIPPED) -> PlacesData:
    """The facts of a folder of data files.

    Raises PlacesRefused with every fault of form: a missing file or column, an empty or malformed value.
    Whether the facts agree with each other is for `checking.faults_of`.
    """
    faults: list[Fault] = []
    data = PlacesData(
        departments=DEPARTMENTS.read(folder, faults),
        communes=COMMUNES.read(folder, faults),
        arrondissements=ARRONDISSEMENTS.read(folder, faults),
        centres=CENTRES.read(folder, faults),
        hours=HOURS.read(folder, faults),
    )
    if faults:
        raise PlacesRefused(faults)
    return data


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """One file: its first line, and how each other becomes a fact."""

    file: str
    header: str
    fact: Callable[[Line], R]

    def read(self, folder: Path, faults: list[Fault]) -> tuple[R, ...]:
        """What can be read; the first fault of each other line is added to `faults`."""
        facts: list[R] = []
        try:
            for line in self._lines(folder / self.file):
                self._keep(line, facts, faults)
        except Unreadable as unreadable:
            faults.append(Fault(Where(self.file, 1), unreadable.sentence))
        return tuple(facts)

    def _keep(self, line: Line, facts: list[R], faults: list[Fault]) -> None:
        try:
            line.refuse_wrong_width()
            facts.append(self.fact(line))
        except Unreadable as unreadable:
            faults.append(Fault(line.where, unreadable.sentence))

    def _lines(self, path: Path) -> Iterator[Line]:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            raise Unreadable(_("le fichier manque. Remettez-le à sa place.")) from None
        except UnicodeDecodeError:
            raise Unreadable(_("le fichier n’est pas en UTF-8. Enregistrez-le dans cet encodage.")) from None
        reader = csv.reader(StringIO(text, newline=""))
        columns = tuple(self.header.split(","))
        if tuple(next(reader, [])) != columns:
            raise Unreadable(
                _("les colonnes ne sont pas celles attendues. Écrivez : {header}").format(header=self.header)
            )
        for cells in filter(None, reader):
            yield Line(Where(self.file, reader.line_num), columns, tuple(cells))


def _department(line: Line) -> DepartmentRow:
    return DepartmentRow(
        where=line.where, code=line.place_code("code"), name=line.name(), source=line.required("source")
    )


def _commune(line: Line) -> CommuneRow:
    return CommuneRow(
        where=line.where,
        code=line.place_code("code"),
        name=line.name(),
        other_names=line.names("other_names"),
        department=line.place_code("department"),
        latitude=line.latitude("latitude"),
        longitude=line.longitude("longitude"),
        coordinate_source=line.choice("coordinate_source", CoordinateSource),
        population_2013=line.whole("population_2013"),
        population_note=line.text("population_note"),
        population_note_en=line.text("population_note_en"),
        source=line.required("source"),
    )


def _arrondissement(line: Line) -> ArrondissementRow:
    return ArrondissementRow(
        where=line.where,
        code=line.place_code("code"),
        name=line.name(),
        commune=line.place_code("commune"),
        spelling=line.choice("spelling", Spelling),
        provisional=line.yes_or_no("provisional"),
        source=line.required("source"),
    )


def _centre(line: Line) -> CentreRow:
    return CentreRow(
        where=line.where,
        code=line.centre_code("code"),
        slug=line.slug("slug"),
        kind=line.choice("kind", CentreKind),
        name=line.name(),
        commune=line.place_code("commune"),
        opened_on=line.day("opened_on"),
        opening_note=line.text("opening_note"),
        opening_note_en=line.text("opening_note_en"),
        site=line.text("site"),
        site_en=line.text("site_en"),
        latitude=line.latitude("latitude") if line.text("latitude") else None,
        longitude=line.longitude("longitude") if line.text("longitude") else None,
        source=line.required("source"),
    )


def _hours(line: Line) -> HoursRow:
    every_centre = line.text("centre") == EVERY_CENTRE
    return HoursRow(
        where=line.where,
        centre=EVERY_CENTRE if every_centre else line.centre_code("centre"),
        weekdays=line.weekdays("weekdays"),
        opens_at=line.hour("opens_at"),
        closes_at=line.hour("closes_at"),
        demonstration=line.yes_or_no("demonstration"),
    )


DEPARTMENTS = Table("departments.csv", "code,name,source", _department)
COMMUNES = Table(
    "communes.csv",
    "code,name,other_names,department,latitude,longitude,coordinate_source,"
    "population_2013,population_note,population_note_en,source",
    _commune,
)
ARRONDISSEMENTS = Table("arrondissements.csv", "code,name,commune,spelling,provisional,source", _arrondissement)
CENTRES = Table(
    "centres.csv",
    "code,slug,kind,name,commune,opened_on,opening_note,opening_note_en,site,site_en,latitude,longitude,source",
    _centre,
)
HOURS = Table("hours.csv", "centre,weekdays,opens_at,closes_at,demonstration", _hours)
