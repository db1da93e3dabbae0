"""Places as machines read them. An empty text, or `null`, is what was not published."""

from datetime import date, datetime

from guichet.foundation.places.opening import State
from guichet.foundation.places.vocabulary import CentreKind, CoordinateSource
from guichet.surfaces.api.shapes import Shape


class PositionShape(Shape):
    latitude: float
    longitude: float


class CommuneShape(Shape):
    code: str
    name: str
    department: str
    position: PositionShape
    position_source: CoordinateSource
    population_2013: int
    population_note: str
    source: str


class CentreLine(Shape):
    code: str
    slug: str
    kind: CentreKind
    name: str
    commune: str
    department: str
    opened_on: date | None
    opening_note: str
    site: str
    position: PositionShape
    position_note: str
    source: str


class HoursShape(Shape):
    """Monday is 1; times are those of Benin."""

    weekday: int
    opens_at: str
    closes_at: str


class CentreShape(CentreLine):
    """`state` is that of the moment; `changes_at` is when it next opens or closes, when that is known."""

    hours: list[HoursShape]
    hours_note: str
    state: State
    changes_at: datetime | None
