"""Where the symbols of communes stand: the country, and the crowded south again, larger.

Symbols that would touch are pushed apart, so that each can be read and touched on a small screen; the drawing says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, hypot
from types import MappingProxyType

from guichet.foundation.places.distance import Position
from guichet.foundation.places.facts import CommuneFacts, DepartmentFacts
from guichet.foundation.places.map import MARGIN, Projection, border, path, projection_of

WIDTH = 400
# Departments of the south: forty-four communes in a quarter of the country's height.
SOUTH = frozenset({"BJ-AQ", "BJ-KO", "BJ-LI", "BJ-MO", "BJ-OU", "BJ-PL", "BJ-ZO"})
APART = 36.0  # units between two symbols: a finger's width at 320 pixels
ROUNDS = 80
EDGE = 20.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing `width` units wide; `at` are the points of the communes that it shows, by code."""

    width: int
    height: int
    outline: str
    at: Mapping[str, Point]


@dataclass(frozen=True, slots=True)
class Layout:
    """`faint` are the communes of the south on the sheet of the country, where they only show how many there are."""

    country: Sheet
    south: Sheet
    faint: tuple[Point, ...]
    source: str


@lru_cache(maxsize=4)
def layout(departments: tuple[DepartmentFacts, ...]) -> Layout:
    """Computed once: communes do not move."""
    northern = [each for each in departments if each.code not in SOUTH]
    southern = [each for each in departments if each.code in SOUTH]
    ring = border()
    whole = projection_of(ring.points, width=WIDTH)
    near = _zoom(southern) if any(each.communes for each in southern) else whole
    return Layout(
        country=_sheet(northern, whole, ring.points),
        south=_sheet(southern, near, ring.points, is_whole=False),
        faint=tuple(whole.point(each.position) for each in _communes(southern)),
        source=ring.source,
    )


def _communes(departments: Iterable[DepartmentFacts]) -> list[CommuneFacts]:
    return [commune for department in departments for commune in department.communes]


def _zoom(departments: Iterable[DepartmentFacts]) -> Projection:
    """With room around, for symbols at the edge."""
    points = [each.position for each in _communes(departments)]
    latitudes, longitudes = [each.latitude for each in points], [each.longitude for each in points]
    room = 0.1
    corners = (
        Position(min(latitudes) - room, min(longitudes) - room),
        Position(max(latitudes) + room, max(longitudes) + room),
    )
    return projection_of(corners, width=WIDTH)


def _sheet(
    departments: Iterable[DepartmentFacts], projection: Projection, ring: Iterable[Position], *, is_whole: bool = True
) -> Sheet:
    """A part of the country is as high as its communes ask for; the border is cut there."""
    points = {each.code: projection.point(each.position) for each in _communes(departments)}
    edge = [projection.point(each) for each in ring]
    apart = _pushed_apart(points)
    lowest = max((y for _x, y in [*apart.values(), *(edge if is_whole else ())]), default=0.0)
    return Sheet(WIDTH, ceil(lowest + (MARGIN if is_whole else EDGE)), path(edge), MappingProxyType(apart))


def _pushed_apart(points: Mapping[str, Point]) -> dict[str, Point]:
    """Each pair that is too near gives way by half; in a fixed order, so that it is always the same drawing."""
    found = {code: list(point) for code, point in sorted(points.items())}
    codes = list(found)
    for _ in range(ROUNDS):
        moved = False
        for place, code in enumerate(codes):
            for other in codes[place + 1 :]:
                moved = _push(found[code], found[other]) or moved
        if not moved:
            break
    return {code: (round(x, 1), round(y, 1)) for code, (x, y) in found.items()}


def _push(one: list[float], other: list[float]) -> bool:
    across, down = other[0] - one[0], other[1] - one[1]
    distance = hypot(across, down)
    if distance >= APART - 0.1:
        return False
    if distance == 0:
        across, down, distance = 1.0, 0.0, 1.0
    step = (APART - distance) / 2
    for point, sign in ((one, -1), (other, 1)):
        point[0] = min(WIDTH - EDGE, max(EDGE, point[0] + sign * step * across / distance))
        point[1] = max(EDGE, point[1] + sign * step * down / distance)
    return True
