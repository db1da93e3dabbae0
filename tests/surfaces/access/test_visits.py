"""Where a request comes from, and what it is for the journal."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import Client, RequestFactory

from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import ActorKind, PlaceId, Surface
from guichet.surfaces.access import visits
from tests.factories.identity import make_citizen, sign_in_citizen

pytestmark = pytest.mark.django_db


def request_from(client: Client, address: str = "41.85.160.1") -> HttpRequest:
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    request.session, request.user = client.session, AnonymousUser()
    return request


@pytest.mark.parametrize(
    ("address", "network"),
    [("41.85.160.1", "41.85.160.1"), ("2c0f:f0c0:1:2:3:4:5:6", "2c0f:f0c0:1:2::/64")],
)
def test_a_house_counts_as_one(client: Client, address: str, network: str) -> None:
    assert visits.network_of(request_from(client, address)) == network


def test_a_header_that_anybody_can_write_is_not_believed(client: Client) -> None:
    request = request_from(client)
    request.META["HTTP_X_FORWARDED_FOR"] = "10.0.0.1"
    assert visits.network_of(request) == "41.85.160.1"


def test_an_act_is_that_of_whoever_asks(client: Client) -> None:
    afi = make_citizen()
    sign_in_citizen(client, afi)
    act = visits.act_of(request_from(client), Surface.PORTAL, PlaceId("LOK"))
    assert (act.actor.kind, act.actor.reference) == (ActorKind.CITIZEN, afi.reference)
    assert (act.place, act.surface) == ("LOK", Surface.PORTAL)


def test_whoever_asks_is_looked_up_once_a_request(client: Client, django_assert_num_queries: object) -> None:
    assert callable(django_assert_num_queries)
    sign_in_citizen(client, make_citizen())
    request = request_from(client)
    with django_assert_num_queries(2):  # the session, the citizen
        for _ in range(3):
            assert visits.viewer_of(request).is_citizen


def test_a_stranger_costs_nothing_and_is_nobody(client: Client) -> None:
    assert visits.viewer_of(request_from(client)) == Viewer.stranger()


def test_a_view_that_forgot_its_guard_fails_loudly(client: Client) -> None:
    with pytest.raises(TypeError):
        visits.member_of(request_from(client))
