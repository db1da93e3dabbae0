"""What queries answer about places: whole, frozen, in the reader's language."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from guichet.foundation.places.distance import Position
from guichet.foundation.places.opening import Opening, Shutting
from guichet.foundation.places.rows import Range
from guichet.foundation.places.vocabulary import CentreKind, CoordinateSource, Spelling


@dataclass(frozen=True, slots=True)
class CommuneFacts:
    """`population_note` says what is doubtful about the number, or nothing."""

    code: str
    name: str
    department: str
    position: Position
    coordinate_source: CoordinateSource
    population_2013: int
    population_note: str
    source: str


@dataclass(frozen=True, slots=True)
class DepartmentFacts:
    code: str
    name: str
    source: str
    communes: tuple[CommuneFacts, ...]


@dataclass(frozen=True, slots=True)
class ArrondissementFacts:
    code: str
    name: str
    spelling: Spelling
    provisional: bool
    source: str


@dataclass(frozen=True, slots=True)
class CentreFacts:
    """A centre, as a list or a map shows it. An empty text or a missing date is one that was not published."""

    code: str
    slug: str
    kind: CentreKind
    name: str
    commune: str
    commune_code: str
    department: str
    opened_on: date | None
    opening_note: str
    site: str
    position: Position
    position_is_of_the_commune: bool
    source: str

    @property
    def position_note(self) -> str:
        """A sentence to show beside the position, or nothing when it is the centre's own."""
        if not self.position_is_of_the_commune:
            return ""
        return _("La position indiquée est celle de la commune : celle du centre n’est pas publiée.")


@dataclass(frozen=True, slots=True)
class DeskFacts:
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class CentreSheet:
    """All about one centre at a moment: its week, whether it is open, closures under way and to come, desks."""

    centre: CentreFacts
    hours: tuple[Range, ...]
    opening: Opening
    shuttings: tuple[Shutting, ...]
    desks: tuple[DeskFacts, ...]

    @property
    def hours_note(self) -> str:
        """A sentence to show beside the hours, or nothing when they are real and published."""
        if not self.hours:
            return _("Les horaires de ce centre ne sont pas publiés.")
        if any(each.demonstration for each in self.hours):
            return _("Horaires inventés pour la démonstration : les horaires réels ne sont pas publiés.")
        return ""


@dataclass(frozen=True, slots=True)
class NearCentre:
    """`kilometres` in a straight line, from commune to commune where the centre's own position is not published."""

    centre: CentreFacts
    kilometres: float


@dataclass(frozen=True, slots=True)
class Counts:
    departments: int
    communes: int
    arrondissements: int
    communal_centres: int  # CCSP
    user_desks: int  # GSRU

    @property
    def centres(self) -> int:
        return self.communal_centres + self.user_desks
