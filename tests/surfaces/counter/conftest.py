"""Codjo at the counter of Lokossa, with his card."""

import pytest
from django.test import Client
from django.utils import timezone

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import sessions
from guichet.foundation.identity.operations import IssuedCard
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId
from tests.factories.acts import an_act
from tests.factories.identity import give, make_staff
from tests.surfaces.counter import PIN


@pytest.fixture
def issued(db: None) -> IssuedCard:  # noqa: ARG001
    staff = make_staff()
    give(staff, RoleKind.FOCAL_POINT, authority="", unit="", place="LOK")
    return identity.issue_card(staff=staff.reference, place=PlaceId("LOK"), pin=PIN, act=an_act(timezone.now()))


@pytest.fixture
def codjo(client: Client, issued: IssuedCard) -> Client:
    """Signed in, as if card and PIN had just been proved: what they are is told by test_sign_in.py."""
    session = client.session
    sessions.enter_counter(session, card=issued.card.reference, at=timezone.now())
    session.save()
    client.cookies["sessionid"] = session.session_key or ""
    return client
