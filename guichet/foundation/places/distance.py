"""How far one place is from another, as the crow flies."""

from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH_RADIUS = 6371.0088  # kilometres: mean radius (IUGG)


class Position(NamedTuple):
    """In decimal degrees."""

    latitude: float
    longitude: float


def kilometres_between(one: Position, other: Position) -> float:
    """Along the great circle (haversine), which ignores roads and rivers."""
    north = radians(other.latitude - one.latitude)
    east = radians(other.longitude - one.longitude)
    chord = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(chord)))
