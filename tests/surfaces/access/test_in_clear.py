"""On the Wi-Fi of a centre, without TLS: the catalogue is read, and nobody writes anything that others could hear."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

PHONE = "192.168.4.20"
FILING = "/demarche/carte-grise/"
NOT_HERE = "Sur le réseau de ce centre, d’autres pourraient lire ce que vous écririez ici. Rien n’a été envoyé."

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(settings: Settings) -> Client:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "guichet.surfaces.access.in_clear.in_clear"]
    return Client(REMOTE_ADDR=PHONE)


@pytest.mark.parametrize("path", [FILING, "/guichet/", "/borne/", "/demarche/carte-grise/etape/", "/suivi/"])
def test_nothing_of_ones_own_is_written_in_clear(phone: Client, path: str) -> None:
    answer = phone.get(path)
    assert answer.status_code == 403
    assert NOT_HERE in answer.text
    assert "faire votre demande à la borne ou au guichet de ce centre" in answer.text


def test_what_is_sent_anyhow_is_refused(phone: Client) -> None:
    assert phone.post(f"{FILING}etape/nom/", {"nom-family_name": "Dossou"}).status_code == 403


@pytest.mark.parametrize("path", ["/", "/services/", "/autorites/", "/centres/", "/verifier/", "/healthz"])
def test_the_catalogue_is_read_by_any_phone(phone: Client, path: str) -> None:
    assert phone.get(path).status_code == 200


def test_over_tls_and_on_the_node_itself_all_is_open(phone: Client) -> None:
    assert phone.get(FILING, secure=True).status_code != 403
    assert phone.get(FILING, REMOTE_ADDR="127.0.0.1").status_code != 403


def test_a_centre_with_a_name_that_phones_trust_says_it(phone: Client, settings: Settings) -> None:
    settings.PUBLIC_URL = "https://lok.guichet.bj"
    assert f'href="https://lok.guichet.bj{FILING}"' in phone.get(FILING).text


def test_a_centre_without_one_gives_no_address(phone: Client) -> None:
    assert "Ouvrir cette page par la liaison protégée" not in phone.get(FILING).text
