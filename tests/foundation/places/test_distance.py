"""Distances along the great circle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.foundation.places.distance import Position, kilometres_between

POSITIONS = st.builds(Position, st.floats(-90, 90), st.floats(-180, 180))
COTONOU = Position(6.3654, 2.4183)


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert kilometres_between(Position(6, 2), Position(7, 2)) == pytest.approx(111.195, abs=0.001)


def test_a_degree_of_longitude_shrinks_with_the_latitude() -> None:
    assert kilometres_between(Position(60, 2), Position(60, 3)) == pytest.approx(55.597, abs=0.01)


def test_the_other_end_of_the_earth_is_half_its_girth_away() -> None:
    assert kilometres_between(Position(0, 0), Position(0, 180)) == pytest.approx(20015.1, abs=0.1)


@given(one=POSITIONS, other=POSITIONS)
def test_the_way_back_is_as_long(one: Position, other: Position) -> None:
    assert kilometres_between(one, other) == pytest.approx(kilometres_between(other, one))


@given(one=POSITIONS, other=POSITIONS)
def test_a_way_round_is_never_shorter(one: Position, other: Position) -> None:
    detour = kilometres_between(one, COTONOU) + kilometres_between(COTONOU, other)
    assert kilometres_between(one, other) <= detour + 1e-6


@given(here=POSITIONS)
def test_nowhere_is_far_from_itself(here: Position) -> None:
    assert kilometres_between(here, here) == 0
