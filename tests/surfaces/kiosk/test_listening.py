"""Whatever is written can be heard: the State's words from where they are kept, a person's own from memory alone."""

from pathlib import Path

import pytest
from django.test import Client

from guichet.commons.catalogue import queries as catalogue
from guichet.surfaces.kiosk.listening.views import MOST_SIGNS
from tests.factories.catalogue import publish
from tests.factories.requests import CODE, a_procedure, a_question
from tests.surfaces.kiosk.conftest import Begin

pytestmark = pytest.mark.django_db
SAY = "/borne/ecouter/"


def kept(folder: Path) -> int:
    return len(list((folder / "speech").iterdir())) if (folder / "speech").exists() else 0


def test_every_page_says_where_its_words_are_heard(client: Client, begin: Begin) -> None:
    for address in ("/borne/", "/borne/moments/", f"/borne/services/{CODE}/", begin(), "/borne/passage/merci/"):
        assert f'data-say="{SAY}"' in client.get(address).content.decode(), address
    assert f'data-say="/en{SAY}"' in client.get("/en/borne/moments/").content.decode()


def test_the_words_of_a_service_are_made_once_and_kept(client: Client, folder: Path) -> None:
    publish(a_procedure(a_question("text", "nom")))
    for _time in range(2):
        answer = client.post(SAY, {"text": "Question  nom", "language": "fr"})
        assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == ("audio/wav", "no-store")
        assert answer.content.startswith(b"RIFF")
    assert kept(folder) == 1


def test_what_somebody_answered_is_said_and_kept_nowhere(client: Client, folder: Path) -> None:
    publish(a_procedure(a_question("text", "nom")))
    answer = client.post(SAY, {"text": "Ablawa", "language": "fr"})
    assert answer.content.startswith(b"RIFF")
    assert kept(folder) == 0


def test_words_travel_in_the_body_alone(client: Client) -> None:
    assert client.get(SAY, {"text": "Ablawa"}).status_code == 405


@pytest.mark.parametrize("text", ["", "  ", "a" * (MOST_SIGNS + 1)], ids=["nothing", "spaces", "a book"])
def test_nothing_and_a_book_are_not_said(client: Client, text: str) -> None:
    assert client.post(SAY, {"text": text, "language": "fr"}).status_code == 404


def test_another_site_cannot_make_the_kiosk_speak() -> None:
    assert Client(enforce_csrf_checks=True).post(SAY, {"text": "Bonjour"}).status_code == 403


def test_a_page_in_english_is_said_in_english(client: Client) -> None:
    publish(a_procedure(a_question("text", "nom")))
    assert client.post(f"/en{SAY}", {"text": "Name", "language": "en"}).headers["Content-Language"] == "en"
    assert client.post(SAY, {"text": "Nom", "language": "fr"}).headers["Content-Language"] == "fr"


def test_the_name_of_another_language_is_said_in_it(client: Client) -> None:
    assert client.post(SAY, {"text": "English", "language": "en"}).headers["Content-Language"] == "en"


def test_the_english_of_a_service_leads_to_what_was_recorded_of_its_french() -> None:
    publish(a_procedure(a_question("text", "nom")))
    assert catalogue.current().french_words["Question nom"] == "Question nom"
    assert catalogue.current().french_words["Invented certificate"] == "Certificat inventé"


def test_a_language_that_nobody_recorded_is_touched_and_the_page_is_read_as_written(client: Client) -> None:
    publish(a_procedure(a_question("text", "nom")))
    client.get("/borne/moments/?ecouter=fon")
    assert client.cookies["borne-langue"].value == "fon"
    assert client.post(SAY, {"text": "Question nom", "language": "fr"}).headers["Content-Language"] == "fr"
    client.post("/borne/passage/fin/")
    assert client.cookies["borne-langue"].value == ""


def test_a_sheet_says_in_which_languages_it_is_heard_whole(client: Client) -> None:
    publish(a_procedure(a_question("text", "nom")))
    assert "S’écoute en entier en : Français, English." in client.get(
        f"/borne/services/{CODE}/"
    ).content.decode().replace("\N{NO-BREAK SPACE}", " ")
