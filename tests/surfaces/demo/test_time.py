"""The panel’s clock and the invented year, as a visitor of the demonstration uses them."""

from datetime import timedelta
from importlib import reload

import pytest
from django.test import Client, override_settings
from django.urls import clear_url_caches
from django.utils import timezone

from guichet import urls
from guichet.domains.casework.contributions import escalate
from guichet.domains.casework.models import Case
from guichet.foundation.demonstration import clock
from guichet.foundation.demonstration import operations as demonstration
from guichet.foundation.lib.act import Surface, by_the_system
from guichet.foundation.places.calendar import BENIN, is_working_day
from tests.factories.acts import an_act
from tests.factories.cases import a_ready_case, publish_the_service

pytestmark = pytest.mark.django_db

HOME, CLOCK, YEAR = "/demo/", "/demo/horloge/", "/demo/annee/"


def read(client: Client, address: str = HOME) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_clock_goes_forward_and_the_panel_says_by_how_much(client: Client) -> None:
    assert "avancée de" not in read(client)
    for days in ("3", "1"):
        assert client.post(CLOCK, {"jours": days}).headers["Location"] == HOME
    assert "L’horloge est avancée de 4 jours." in read(client)


def test_one_gesture_goes_to_a_morning_on_which_centres_are_open(client: Client) -> None:
    assert client.post(CLOCK, {"matin": "1"}).headers["Location"] == HOME
    there = clock.now().astimezone(BENIN)
    assert (there.hour, is_working_day(there.date())) == (10, True)
    assert "L’horloge est avancée de " in read(client)


def test_a_promise_breaks_once_the_clock_has_passed_it(client: Client) -> None:
    publish_the_service()
    a_ready_case(timezone.now())
    for _ in range(2):
        client.post(CLOCK, {"jours": "7"})
    escalate(by_the_system(at=clock.now(), surface=Surface.WORKER, process="test"))
    case = Case.objects.get()
    assert case.escalated_at is not None
    assert case.escalated_at - timezone.now() > timedelta(days=13)


@pytest.mark.parametrize("days", ["", "2", "-1", "365", "demain"])
def test_any_other_step_is_refused_in_a_sentence(client: Client, days: str) -> None:
    answer = client.post(CLOCK, {"jours": days})
    assert answer.status_code == 400
    assert "n’avance que" in answer.content.decode()
    assert clock.ahead() == timedelta(0)


def test_only_whoever_sits_at_the_machine_moves_the_clock(client: Client) -> None:
    assert client.post(CLOCK, {"jours": "1"}, REMOTE_ADDR="192.0.2.7").status_code == 403
    assert clock.ahead() == timedelta(0)


def test_a_link_moves_no_clock(client: Client) -> None:
    assert client.get(CLOCK).status_code == 405


def test_the_clock_asks_for_its_token() -> None:
    assert Client(enforce_csrf_checks=True).post(CLOCK, {"jours": "1"}).status_code == 403


def test_without_a_year_the_panel_says_nothing_of_one(client: Client) -> None:
    assert "L’année inventée" not in read(client)
    assert read(client, YEAR).strip() == ""


def test_the_year_is_followed_while_it_is_told_and_no_longer(client: Client) -> None:
    demonstration.begin_year(seed=1, wanted=1500, ticks=4, act=an_act())
    demonstration.note(place=0, reference="GUN-1", story="", act=an_act())
    demonstration.reach(tick=1, act=an_act())
    page = read(client)
    assert "1 demandes sur 1\u202f500." in page
    assert 'value="25"' in page
    assert f'hx-get="{YEAR}" hx-trigger="every 2s"' in read(client, YEAR)
    demonstration.finish_year(act=an_act())
    finished = read(client, YEAR)
    assert "L’année inventée est là." in finished
    assert 'value="100"' in finished
    assert "hx-get" not in finished


def test_a_story_is_followed_in_one_gesture(client: Client) -> None:
    publish_the_service()
    case = a_ready_case()
    demonstration.note(place=0, reference=case.reference, story="held-back", act=an_act())
    page = read(client)
    assert "Un dossier retenu" in page
    code = page.partition('name="code" value="')[2].partition('"')[0]
    opened = client.post("/suivi/", {"reference": case.reference, "code": code})
    assert opened.headers["Location"] == f"/suivi/{case.reference}/"


def test_the_panel_reads_in_english(client: Client) -> None:
    page = read(client, "/en/demo/")
    assert "Acts are dated" in page
    assert "Go forward 3 days" in page


def test_nothing_of_it_is_mounted_outside_the_demonstration(client: Client) -> None:
    try:
        with override_settings(DEMONSTRATION=False):
            reload(urls)
            clear_url_caches()
            for address in (HOME, CLOCK, YEAR, "/demo/pannes/"):
                assert client.get(address).status_code == 404
    finally:
        reload(urls)
        clear_url_caches()
