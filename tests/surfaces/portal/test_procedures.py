"""What a procedure will ask, shown before it opens."""

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
    assert 'href="/demarche/justice-casier-b3/"' in read(client, "/services/justice-casier-b3/")


def test_the_preview_says_that_filing_is_not_open_and_shows_questions_steps_and_ends(client: Client) -> None:
    page = read(client, "/demarche/justice-casier-b3/")
    assert "Le dépôt en ligne n’est pas encore ouvert sur ce site." in page
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
    assert read(client, f"/demarche/{code}/") != read(client, f"/en/demarche/{code}/")


@pytest.mark.parametrize("code", ["anip-cip", "inconnu"])
def test_a_service_without_a_procedure_here_has_no_preview(client: Client, code: str) -> None:
    assert client.get(f"/demarche/{code}/").status_code == 404
