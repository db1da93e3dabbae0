"""From the first touch to the sheet of a service."""

import pytest
from django.test import Client

from tests.factories.catalogue import a_service, publish
from tests.factories.editions import the_national_edition
from tests.factories.requests import CODE, a_procedure, a_question

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.content.decode()


def test_the_first_page_greets_and_leads_on_in_each_language(client: Client) -> None:
    read = page(client, "/borne/")
    assert 'href="/borne/moments/" lang="fr"' in read
    assert 'href="/en/borne/moments/" lang="en"' in read


def test_moments_of_life_lead_to_services_and_those_asked_here_come_first(client: Client) -> None:
    edition = the_national_edition()
    assert edition.vocabulary
    codes = ("justice-casier-b3", "justice-certificat-nationalite")
    publish(*(edition.sheets[code].service for code in codes), vocabulary=edition.vocabulary)
    assert "/borne/moments/justice/" in page(client, "/borne/moments/")
    read = page(client, "/borne/moments/justice/")
    assert read.index("À demander ici") < read.index("Ce qu’il faut savoir")
    assert "/borne/services/justice-casier-b3/" in read


def test_an_empty_catalogue_says_whom_to_ask(client: Client) -> None:
    assert "Demandez au point focal" in page(client, "/borne/moments/")


def test_what_is_asked_here_begins_here(client: Client) -> None:
    publish(a_procedure(a_question("text", "nom")))
    read = page(client, f"/borne/services/{CODE}/")
    assert f'action="/borne/demande/commencer/{CODE}/"' in read
    assert "Gratuit" in read


def test_what_the_state_has_not_said_is_not_guessed(client: Client) -> None:
    publish(a_service("permis-invente", output=None, offers=[{"way": "desk"}]))
    read = page(client, "/borne/services/permis-invente/")
    assert read.count("non publié") >= 3
    assert "Commencer" not in read


def test_what_is_asked_elsewhere_says_where_and_what_to_prepare(client: Client) -> None:
    platform = {"name": "e-visa", "url": "https://evisa.example.bj/"}
    papers = [{"kind": "paper", "text": {"fr": "Passeport", "en": "Passport"}}]
    publish(a_service("visa-invente", offers=[{"way": "online", "platform": platform, "papers": papers}]))
    read = page(client, "/borne/services/visa-invente/")
    assert "La demande se fait sur une autre plateforme, e-visa." in read
    assert "https://evisa.example.bj/" in read
    assert "<li>Passeport</li>" in read


@pytest.mark.parametrize("address", ["/borne/moments/inconnu/", "/borne/services/inconnu/"])
def test_what_is_not_published_is_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["rien/", "moments/aucun/", "services/aucun/"])
def test_an_address_that_leads_nowhere_stays_within_the_kiosk(client: Client, address: str) -> None:
    answer = client.get(f"/borne/{address}")
    assert answer.status_code == 404
    read = answer.content.decode()
    assert "Cette page n’existe pas" in read
    assert 'href="/borne/"' in read
