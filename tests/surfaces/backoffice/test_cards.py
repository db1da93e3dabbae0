"""Focal points make their own card at the national node; supervisors of a centre unlock it, or take it away."""

import re

import pytest
from django.test import Client

from guichet.foundation.identity import cards
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.models import Card
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from tests.factories.acts import NOON
from tests.factories.identity import give, make_officer, make_staff, sign_in_staff

pytestmark = pytest.mark.django_db
MINE = "/agents/cartes/"
PIN = {"pin": "804713", "again": "804713"}


def signed_in(email: str, kind: RoleKind, place: str = "LOK") -> Client:
    staff, client = make_staff(email, email.partition("@")[0].capitalize()), Client()
    give(staff, kind, authority="", unit="", place=place)
    sign_in_staff(client, staff)
    return client


@pytest.fixture
def codjo() -> Client:
    return signed_in("codjo@exemple.bj", RoleKind.FOCAL_POINT)


@pytest.fixture
def supervisor() -> Client:
    return signed_in("afi@exemple.bj", RoleKind.SUPERVISOR)


def lock() -> None:
    act = Act(Actor(ActorKind.SYSTEM, "test"), NOON, PlaceId("LOK"), Surface.COUNTER)
    identity.keep_lock(card=Card.objects.get().reference, tries=5, act=act)


def test_a_focal_point_makes_a_card_that_is_shown_once(codjo: Client) -> None:
    assert f'href="{MINE}"' in codjo.get("/agents/").content.decode()
    assert "Vous n’avez pas de carte en service." in codjo.get(MINE).content.decode()
    shown = codjo.post(MINE, PIN).content.decode()
    letters = re.search(r"<code>([0-9A-Z ]+)</code>", shown)
    assert letters is not None
    assert cards.digest(cards.read(letters[1]) or "") == Card.objects.get().digest
    again = codjo.get(MINE).content.decode()
    assert letters[1] not in again
    assert "en service" in again


def test_a_pin_that_is_weak_or_typed_otherwise_is_refused(codjo: Client) -> None:
    weak = codjo.post(MINE, {"pin": "123456", "again": "123456"})
    assert (weak.status_code, "se devine trop facilement" in weak.content.decode()) == (422, True)
    other = codjo.post(MINE, {"pin": "804713", "again": "804714"})
    assert (other.status_code, "ne sont pas les mêmes" in other.content.decode()) == (422, True)
    assert not Card.objects.exists()


def test_a_lost_card_is_taken_away_by_its_holder(codjo: Client) -> None:
    codjo.post(MINE, PIN)
    reference = Card.objects.get().reference
    assert codjo.post(f"{MINE}{reference}/retirer/").headers["Location"] == MINE
    assert Card.objects.get().revoked_at is not None


def test_a_supervisor_of_the_centre_unlocks_a_card(codjo: Client, supervisor: Client) -> None:
    codjo.post(MINE, PIN)
    lock()
    address = f"{MINE}centres/LOK/"
    assert f'href="{address}"' in supervisor.get("/agents/").content.decode()
    assert "bloquée" in supervisor.get(address).content.decode()
    supervisor.post(f"{MINE}{Card.objects.get().reference}/debloquer/")
    assert Card.objects.get().locked_at is None
    supervisor.post(f"{MINE}{Card.objects.get().reference}/retirer/")
    assert "Aucune carte n’est en service" in supervisor.get(address).content.decode()


def test_cards_of_another_centre_are_not_found_like_none(codjo: Client) -> None:
    codjo.post(MINE, PIN)
    lock()
    stranger = signed_in("bio@exemple.bj", RoleKind.SUPERVISOR, "BOH")
    assert stranger.get(f"{MINE}centres/LOK/").status_code == 404
    for card in (Card.objects.get().reference, "unknown"):
        assert stranger.post(f"{MINE}{card}/debloquer/").status_code == 404
        assert stranger.post(f"{MINE}{card}/retirer/").status_code == 404
    assert Card.objects.get().locked_at is not None


def test_who_is_no_focal_point_has_no_card(client: Client) -> None:
    sign_in_staff(client, make_officer())
    assert client.get(MINE).status_code == 403
