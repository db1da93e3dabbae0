"""What a procedure will ask, to be read before it is begun."""

import pytest
from django.test import Client

from tests.factories.catalogue import publish
from tests.factories.editions import the_national_edition

pytestmark = pytest.mark.django_db


WRITTEN_WHOLE = [
    "justice-casier-b3",
    "mtfp-copie-actes",
    "justice-extrait-rccm",
    "cneed-authentification",
    "mae-evisa-30j-simple",
    "dei-passeport-premier",
    "dei-passeport-statut",
]
A_SHEET_ONLY = "anip-cip"


@pytest.fixture(autouse=True)
def published() -> None:
    edition = the_national_edition()
    assert edition.vocabulary
    publish(
        *(edition.sheets[code].service for code in [*WRITTEN_WHOLE, A_SHEET_ONLY]),
        vocabulary=edition.vocabulary,
    )


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


@pytest.mark.parametrize("code", WRITTEN_WHOLE)
def test_each_procedure_written_whole_can_be_read_in_both_languages(client: Client, code: str) -> None:
    assert read(client, f"/demarche/{code}/questions/") != read(client, f"/en/demarche/{code}/questions/")


@pytest.mark.parametrize("code", [A_SHEET_ONLY, "inconnu"])
def test_a_service_without_a_procedure_here_has_no_preview(client: Client, code: str) -> None:
    assert client.get(f"/demarche/{code}/questions/").status_code == 404
