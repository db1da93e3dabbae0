"""A small map of the country: its border and its places, in the coordinates of an SVG drawing."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, cos, radians

from guichet.foundation.places.distance import Position
from guichet.foundation.places.facts import CentreFacts, CommuneFacts
from guichet.foundation.places.reading import SHIPPED

MARGIN = 8  # room for the dots of the places nearest to the border


@dataclass(frozen=True, slots=True)
class Border:
    """A ring: the last point is joined to the first."""

    points: tuple[Position, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Projection:
    """Equirectangular at the mid-latitude: so near the equator, true to about one percent."""

    north_west: Position
    squeeze: float
    scale: float

    def point(self, position: Position) -> tuple[float, float]:
        """Pixels from the left and from the top, to a tenth."""
        x = (position.longitude - self.north_west.longitude) * self.squeeze * self.scale + MARGIN
        y = (self.north_west.latitude - position.latitude) * self.scale + MARGIN
        return round(x, 1), round(y, 1)


@dataclass(frozen=True, slots=True)
class MapPoint:
    code: str
    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class CountryMap:
    """`outline` is the `d` of an SVG path. Each list keeps the order in which the places were given."""

    width: int
    height: int
    outline: str
    communes: tuple[MapPoint, ...]
    centres: tuple[MapPoint, ...]
    source: str


def draw(*, communes: Iterable[CommuneFacts], centres: Iterable[CentreFacts], width: int) -> CountryMap:
    """The map, `width` pixels wide and as high as the country asks for."""
    ring = border()
    projection = projection_of(ring.points, width=width)
    bottom = min(point.latitude for point in ring.points)
    depth = projection.point(Position(bottom, projection.north_west.longitude))[1]
    return CountryMap(
        width=width,
        height=ceil(depth + MARGIN),
        outline=path(projection.point(point) for point in ring.points),
        communes=tuple(_point(place, projection) for place in communes),
        centres=tuple(_point(place, projection) for place in centres),
        source=ring.source,
    )


@cache
def border() -> Border:
    shipped = json.loads((SHIPPED / "outline.json").read_text(encoding="utf-8"))
    points = tuple(Position(latitude, longitude) for longitude, latitude in shipped["points"])
    return Border(points, shipped["source"])


def projection_of(points: Sequence[Position], *, width: int) -> Projection:
    """The one that fits these points between the margins of a drawing of that width."""
    latitudes = [point.latitude for point in points]
    longitudes = [point.longitude for point in points]
    squeeze = cos(radians((min(latitudes) + max(latitudes)) / 2))
    scale = (width - 2 * MARGIN) / ((max(longitudes) - min(longitudes)) * squeeze)
    return Projection(Position(max(latitudes), min(longitudes)), squeeze, scale)


def path(points: Iterable[tuple[float, float]]) -> str:
    """A closed line through the points."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _point(place: CommuneFacts | CentreFacts, projection: Projection) -> MapPoint:
    x, y = projection.point(place.position)
    return MapPoint(place.code, place.name, x, y)
