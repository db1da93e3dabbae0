"""The map: the border of the country, and places where they are."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.foundation.places import map as maps
from guichet.foundation.places import reading
from guichet.foundation.places.distance import Position
from guichet.foundation.places.facts import CommuneFacts
from guichet.foundation.places.rows import CommuneRow
from guichet.foundation.places.vocabulary import CoordinateSource

COMMUNES = reading.read().communes
LOKOSSA = CommuneFacts(
    code="BJ-MO-LOK",
    name="Lokossa",
    department="Mono",
    position=Position(6.6387, 1.7167),
    coordinate_source=CoordinateSource.GEONAMES,
    population_2013=104961,
    population_note="",
    source="Loi n° 2013-05",
)


def at(latitude: float, longitude: float) -> CommuneFacts:
    return replace(LOKOSSA, position=Position(latitude, longitude))


def test_the_border_is_light_and_says_where_it_comes_from() -> None:
    border = maps.border()
    assert 100 <= len(border.points) <= 150
    assert border.source == "Natural Earth 4.1.0, 1:10m (domaine public), par world-atlas 2.0.2, simplifié"


def test_the_outline_is_a_closed_line_within_the_drawing() -> None:
    drawn = maps.draw(communes=(), centres=(), width=400)
    assert re.fullmatch(r"M[0-9. ]+(L[0-9. ]+){148}Z", drawn.outline)
    points = [tuple(map(float, point.split())) for point in drawn.outline.strip("MZ").split("L")]
    lefts, tops = [x for x, _ in points], [y for _, y in points]
    assert (min(lefts), max(lefts)) == (8, 392)
    assert (min(tops), drawn.height - 9 < max(tops) <= drawn.height - 8) == (8, True)


def test_the_country_is_twice_as_high_as_wide() -> None:
    drawn = maps.draw(communes=(), centres=(), width=400)
    assert (drawn.width, drawn.height) == (400, 801)


def test_north_is_up_and_east_is_right() -> None:
    south_west, north_east = maps.draw(communes=(at(6.4, 1.8), at(11.9, 3.4)), centres=(), width=400).communes
    assert south_west.x < north_east.x
    assert south_west.y > north_east.y


def test_a_place_keeps_its_code_and_name() -> None:
    (drawn,) = maps.draw(communes=(LOKOSSA,), centres=(), width=400).communes
    assert (drawn.code, drawn.name) == ("BJ-MO-LOK", "Lokossa")


def test_a_degree_is_as_long_in_both_directions_at_the_middle_of_the_country() -> None:
    projection = maps.projection_of([Position(0, 0), Position(60, 10)], width=516)
    assert projection.point(Position(60, 0)) == (8, 8)
    assert projection.point(Position(60, 10)) == (508, 8)
    down_one_degree = projection.point(Position(59, 0))
    assert down_one_degree == (8, 65.7)  # 500 pixels are 10 degrees, each shrunk by the cosine of 30 degrees


@given(width=st.integers(100, 2000))
def test_at_any_width_every_place_lies_between_the_margins(width: int) -> None:
    drawn = maps.draw(communes=(at(row.latitude, row.longitude) for row in COMMUNES), centres=(), width=width)
    assert all(8 <= point.x <= width - 8 and 8 <= point.y <= drawn.height - 8 for point in drawn.communes)


@pytest.mark.parametrize("row", COMMUNES, ids=lambda row: row.code)
def test_every_commune_lies_within_the_border(row: CommuneRow) -> None:
    assert encloses(maps.border().points, Position(row.latitude, row.longitude))


def test_a_place_in_the_sea_lies_outside() -> None:
    assert not encloses(maps.border().points, Position(6.0, 2.4))


def encloses(ring: Sequence[Position], place: Position) -> bool:
    """Even-odd rule: a half-line eastward from a place within crosses the ring an odd number of times."""
    crossings = 0
    for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (one.latitude > place.latitude) != (other.latitude > place.latitude):
            rise = (place.latitude - one.latitude) / (other.latitude - one.latitude)
            crossings += place.longitude < one.longitude + rise * (other.longitude - one.longitude)
    return crossings % 2 == 1
