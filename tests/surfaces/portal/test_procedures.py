"""What a procedure will ask, to be read before it is begun."""

import pytest
from django.conf import settings
from django.test import Client

from guichet.commons.catalogue.definition.reading import read_catalogue
from tests.factories.catalogue import publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def national_catalogue() -> None:
    catalogue = read_catalogue(settings.SERVICES)
    publish(*catalogue.services, vocabulary=catalogue.vocabulary)


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def test_the_sheet_of_a_procedure_leads_to_what_will_be_asked(client: Client) -> None:
    page = read(client, "/services/justice-casier-b3/")
    assert 'href="/demarche/justice-casier-b3/"' in page
    assert 'href="/demarche/justice-casier-b3/questions/"' in page


def test_the_preview_leads_to_the_form_and_shows_questions_steps_and_ends(client: Client) -> None:
    page = read(client, "/demarche/justice-casier-b3/questions/")
    assert 'href="/demarche/justice-casier-b3/"' in page
    assert "<strong>72 heures</strong>" in page
    for heading in ("Les questions", "Le traitement", "Les issues possibles"):
        assert heading in page
    assert "(selon vos réponses)" in page


@pytest.mark.parametrize(
    "code",
    [
        "justice-casier-b3",
        "mtfp-copie-actes",
        "justice-extrait-rccm",
        "cneed-authentification",
        "mae-evisa-30j-simple",
        "dei-passeport-premier",
        "dei-passeport-statut",
    ],
)
def test_each_procedure_written_whole_can_be_read_in_both_languages(client: Client, code: str) -> None:
    assert read(client, f"/demarche/{code}/questions/") != read(client, f"/en/demarche/{code}/questions/")


@pytest.mark.parametrize("code", ["anip-cip", "inconnu"])
def test_a_service_without_a_procedure_here_has_no_preview(client: Client, code: str) -> None:
    assert client.get(f"/demarche/{code}/questions/").status_code == 404
