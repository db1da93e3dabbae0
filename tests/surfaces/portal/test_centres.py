"""Where people are received: the list, the map, the nearest, the hours."""

from datetime import datetime

import pytest
from django.test import Client

from guichet.foundation.places import operations as places
from guichet.foundation.places import reading
from guichet.foundation.places.calendar import BENIN
from tests.factories.acts import an_act

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def country() -> None:
    places.load_places(data=reading.read(), act=an_act())


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def test_all_24_centres_are_listed_by_department_and_drawn_on_the_map(client: Client) -> None:
    page = read(client, "/centres/")
    assert page.count('href="/centres/') == 24 + 1
    assert page.count("<circle") == 77 + 24
    assert page.index("Alibori") < page.index("CCSP Kandi") < page.index("Atacora</h3>")


def test_the_nearest_centres_to_a_commune_come_with_their_distance(client: Client) -> None:
    page = read(client, "/centres/?commune=BJ-MO-LOK")
    nearest = page[page.index('id="nearest"') :]
    assert nearest.index("CCSP Lokossa") < nearest.index("CCSP Aplahoué")
    assert "dans votre commune" in nearest
    assert "à 33 km de Lokossa, à vol d’oiseau" in nearest


def test_a_commune_that_does_not_exist_is_named_with_the_remedy(client: Client) -> None:
    page = read(client, "/centres/?commune=BJ-XX-NUL")
    assert "Aucune commune n’a le code « BJ-XX-NUL ». Choisissez la vôtre dans la liste." in page


def test_the_nearest_alone_answer_a_page_that_asks_for_them(client: Client) -> None:
    answer = client.get("/centres/?commune=BJ-MO-LOK", headers={"HX-Request": "true", "HX-Target": "nearest"})
    assert "<html" not in answer.content.decode()
    assert "CCSP Lokossa" in answer.content.decode()


def test_a_centre_shows_its_week_and_that_its_hours_are_invented(client: Client) -> None:
    page = read(client, "/centres/lokossa/")
    assert page.count("de 8 h à 12 h 30, de 14 h à 17 h 30") == 5
    assert page.count("<dd>Fermé</dd>") == 2
    assert "Horaires inventés pour la démonstration : les horaires réels ne sont pas publiés." in page
    assert "21 mars 2023" in page


def test_a_closed_centre_says_why_and_until_when(client: Client) -> None:
    today = datetime.now(BENIN).date()
    places.announce_closure(
        centre="LOK",
        starts_on=today,
        reopens_on=None,
        reason="Panne solaire.",
        reason_en="Solar failure.",
        act=an_act(),
    )
    page = read(client, "/centres/lokossa/")
    assert "Fermé exceptionnellement" in page
    assert "sans date de réouverture : Panne solaire." in page


def test_a_desk_whose_opening_is_unknown_says_so(client: Client) -> None:
    assert "Date non publiée" in read(client, "/centres/parakou/")


def test_a_centre_that_does_not_exist_is_not_found(client: Client) -> None:
    assert client.get("/centres/inconnu/").status_code == 404
