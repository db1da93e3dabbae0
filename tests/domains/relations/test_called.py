"""Whom a desk calls is told to the centre where it is, for its screen: a number of the day, and nobody."""

from datetime import UTC, datetime, time, timedelta

import pytest

from guichet.commons.sync.models import FeedItem
from guichet.domains.relations import appointing
from guichet.domains.relations import operations as relations
from guichet.domains.relations.models import Turn
from guichet.domains.relations.operations import Rule
from guichet.domains.relations.vocabulary import TurnState
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, ActorKind, PlaceId, Surface
from guichet.foundation.lib.operation import building
from guichet.foundation.places.vocabulary import CentreKind
from tests.domains.circulars.fed import Told, fed_to
from tests.factories.places import make_centre

pytestmark = pytest.mark.django_db
DESK = "PAR"
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HEAD = Viewer(ActorKind.STAFF, "head", (HeldRole(RoleKind.SUPERVISOR, place=PlaceId(DESK)),))


@pytest.fixture(autouse=True)
def a_desk() -> None:
    make_centre(DESK, slug="parakou", name="GSRU Parakou", kind=CentreKind.GSRU)
    rule = Rule(time(8), time(10), minutes=30, capacity=2, days_ahead=7, grace=15)
    relations.set_rule(place=DESK, rule=rule, staff=HEAD, act=by())


def by(at: datetime = NOW) -> Act:
    return Act(HEAD.actor, at, None, Surface.BACKOFFICE)


def two_are_called_and_one_is_received() -> None:
    for minutes in (1, 2):
        relations.walk_in(place=DESK, staff=HEAD, act=by())
        row = relations.call_turn(place=DESK, staff=HEAD, act=by(NOW + minutes * MINUTE))
        if minutes == 1:
            relations.end_turn(place=DESK, turn=row.reference, came=True, staff=HEAD, act=by(NOW + MINUTE * 1.5))


def numbers(at: datetime, place: str = DESK) -> list[int]:
    return [each.number for each in appointing.called_now(place, at)]


def at_the_centre(told: list[Told]) -> None:
    """What a node that knows nothing yet has once it took all of it, twice."""
    with building():
        Turn.objects.all().delete()
    for each in (*told, *told):
        each.apply()


def test_the_centre_of_the_desk_has_the_numbers_that_are_called_and_no_other_is_told() -> None:
    with fed_to(DESK, "LOK") as told:
        two_are_called_and_one_is_received()
    assert {each.centre for each in told} == {DESK}
    assert [set(each.record.body) for each in told] == [{"turn", "on", "number", "state"}] * 3
    at_the_centre(told)
    assert numbers(NOW + 3 * MINUTE) == [2]
    assert numbers(NOW + 3 * MINUTE, "LOK") == []
    assert list(Turn.objects.order_by("number").values_list("place", "number", "state")) == [
        (DESK, 1, TurnState.DONE),
        (DESK, 2, TurnState.CALLED),
    ]


def test_a_call_whose_end_the_link_never_brought_is_over_by_itself() -> None:
    with fed_to(DESK) as told:
        two_are_called_and_one_is_received()
    at_the_centre(told)
    called_at = NOW + 2 * MINUTE
    assert numbers(called_at + appointing.STILL_CALLED - MINUTE) == [2]
    assert numbers(called_at + appointing.STILL_CALLED) == []


def test_an_end_that_comes_alone_calls_nobody() -> None:
    with fed_to(DESK) as told:
        two_are_called_and_one_is_received()
    at_the_centre(told[1:2])
    assert numbers(NOW + 2 * MINUTE) == []


def test_the_last_call_comes_first() -> None:
    for minutes in (1, 2, 3):
        relations.walk_in(place=DESK, staff=HEAD, act=by())
        relations.call_turn(place=DESK, staff=HEAD, act=by(NOW + minutes * MINUTE))
    assert numbers(NOW + 4 * MINUTE) == [3, 2, 1]


def test_where_the_centre_has_no_node_nobody_is_told() -> None:
    two_are_called_and_one_is_received()
    assert not FeedItem.objects.exists()
