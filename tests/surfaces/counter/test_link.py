"""How the link goes, and where it stops, said to a focal point."""

from datetime import timedelta

from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from guichet.commons.sync import operations as sync
from guichet.commons.sync.vocabulary import Fault
from tests.factories.acts import an_act
from tests.surfaces.counter import text
from tools.site import free_port

ADDRESS = "/guichet/liaison/"


def test_the_page_says_how_the_link_goes(codjo: Client) -> None:
    sync.trust(hub_key="00" * 32, act=an_act())
    sync.note_fault(fault=Fault.SILENT, jitter=1.0, act=an_act(timezone.now()))
    page = text(codjo.get(ADDRESS))
    assert "pas de liaison" in page
    assert "Le guichet national ne répond pas. Rien n’est perdu" in page
    assert "Rien n’est envoyé." in page


def test_the_test_says_where_the_link_stops_and_what_to_do(codjo: Client, settings: LazySettings) -> None:
    settings.HUB_URL = f"http://127.0.0.1:{free_port()}"
    page = text(codjo.post(ADDRESS))
    assert "L’adresse du guichet national est trouvée." in page
    assert "Le guichet national ne répond pas." in page
    assert "Attendez quelques minutes et recommencez." in page
    assert "Tester encore" in page


def test_a_stranger_is_led_to_the_card(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 302


def test_a_clock_that_is_far_off_is_said(codjo: Client) -> None:
    sync.trust(hub_key="00" * 32, act=an_act())
    sync.note_contact(clock_offset=timedelta(minutes=26).total_seconds(), act=an_act())
    assert "en retard de 26 minutes : faites-la régler" in text(codjo.get(ADDRESS))
    sync.note_contact(clock_offset=119.0, act=an_act())
    assert "faites-la régler" not in text(codjo.get(ADDRESS))


def test_a_clock_that_is_a_day_off_is_said_in_days(codjo: Client) -> None:
    sync.trust(hub_key="00" * 32, act=an_act())
    sync.note_contact(clock_offset=timedelta(days=1, hours=2).total_seconds(), act=an_act())
    assert "en retard de 1 jour : faites-la régler" in text(codjo.get("/guichet/"))
