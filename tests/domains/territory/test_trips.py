"""Trips and money avoided, against numbers computed by hand."""

import pytest

from guichet.domains.territory import trips
from guichet.domains.territory.trips import Avoided, Interval
from guichet.foundation.places import operations as places
from guichet.foundation.places import queries, reading
from tests.factories.acts import an_act
from tests.factories.places import make_commune

ASSUMED = {"share": Interval(50, 100), "detour": Interval(1.2, 1.5), "price": Interval(15, 30)}


def test_forty_served_visits_sixty_to_a_hundred_kilometres_away() -> None:
    """20 to 40 trips; 20 x 2 x 60 x 1.2 = 2,880 km and 40 x 2 x 100 x 1.5 = 12,000; x 15 = 43,200, x 30 = 360,000."""
    found = trips.avoided(40, Interval(60, 100), ASSUMED)
    assert (found.trips, found.kilometres) == (Interval(20, 40), Interval(2_880, 12_000))
    assert found.francs.low == pytest.approx(43_200)
    assert found.francs.high == pytest.approx(360_000)


def test_in_its_own_head_town_a_visit_avoids_nothing_for_certain() -> None:
    found = trips.avoided(10, Interval(0, 0), ASSUMED)
    assert (found.trips, found.kilometres, found.francs) == (Interval(5, 10), Interval(0, 0), Interval(0, 0))


def test_communes_add_up() -> None:
    one = Avoided(Interval(1, 2), Interval(3, 4), Interval(5, 6))
    assert one + one == Avoided(Interval(2, 4), Interval(6, 8), Interval(10, 12))
    assert sum([one], start=Avoided()) == one


@pytest.mark.parametrize(
    ("exact", "shown"), [(0, 0), (0.4, 0), (7.4, 7), (99.6, 100), (13_456, 13_000), (987_654, 990_000), (15, 15)]
)
def test_two_digits_are_shown(exact: float, shown: int) -> None:
    assert trips.rounded(exact) == shown


def test_each_assumption_is_within_what_may_be_typed_and_says_why() -> None:
    assert {each.name for each in trips.assumptions()} == {"share", "detour", "price"}
    for each in trips.assumptions():
        assert each.least <= each.low <= each.high <= each.most
        assert each.source or each.why.fr.startswith("SUPPOSÉ.")
    assert trips.usual() == {each.name: each.interval for each in trips.assumptions()}
    assert trips.changes()


@pytest.mark.django_db
def test_distances_are_to_the_nearer_and_the_farther_of_head_town_and_cotonou() -> None:
    places.load_places(data=reading.read(), act=an_act())
    found = trips.distances(queries.departments())
    assert len(found) == 77
    assert {each.commune for each in trips.head_towns()} <= set(found)
    assert found["BJ-LI-COT"] == Interval(0, 0)
    assert found["BJ-MO-LOK"].low == 0
    assert found["BJ-MO-LOK"].high == pytest.approx(83.2, abs=0.5)  # Lokossa to Cotonou, measured on the map
    assert found["BJ-AL-BAN"].low == pytest.approx(57.6, abs=0.5)  # Banikoara to Kandi
    assert all(each.low <= each.high for each in found.values())


@pytest.mark.django_db
def test_without_cotonou_nothing_is_known() -> None:
    make_commune()
    assert trips.distances(queries.departments()) == {}
