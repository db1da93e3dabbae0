"""Every page can be heard: the State's words from where they are kept, a person's own from memory alone."""

import re
from pathlib import Path

import pytest
from django.test import Client

from guichet.commons.catalogue import queries as catalogue
from guichet.surfaces.kiosk.listening import playing
from tests.factories.catalogue import publish
from tests.factories.requests import CODE, a_procedure, a_question
from tests.surfaces.kiosk.conftest import Begin

pytestmark = pytest.mark.django_db
OPTIONS = [{"value": v, "text": {"fr": f"Choix {v}", "en": f"Choice {v}"}} for v in ("a", "b")]


def sounds(client: Client, address: str) -> list[str]:
    """The words behind each sound of the page, in the language of the page."""
    read = client.get(address).content.decode()
    found = [playing.words_of(token) for token in re.findall(r'data-sound="[^"]*/ecouter/([^"/]+)/"', read)]
    return [each[2] for each in found if each]


def test_a_question_is_said_with_its_choices_and_each_lights_up(client: Client, begin: Begin) -> None:
    first = begin(a_question("choice", "sorte", options=OPTIONS))
    assert sounds(client, first) == ["Question sorte", "Choix a", "Choix b"]
    assert 'data-option="sorte=b"' in client.get(first).content.decode()


def test_a_long_list_is_not_read_out(client: Client, begin: Begin) -> None:
    many = [{"value": f"v{n}", "text": {"fr": f"Choix {n}", "en": f"Choice {n}"}} for n in range(9)]
    assert sounds(client, begin(a_question("choice", "sorte", options=many))) == ["Question sorte"]


def test_a_sound_is_made_once_and_played(client: Client, begin: Begin, folder: Path) -> None:
    read = client.get(begin()).content.decode()
    (address,) = re.findall(r'data-sound="([^"]+)"', read)
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "audio/wav"
    assert b"".join(answer).startswith(b"RIFF")
    assert len(list((folder / "speech").iterdir())) == 1


def test_an_address_that_was_not_made_here_says_nothing(client: Client) -> None:
    assert client.get("/borne/ecouter/abc:def/").status_code == 404


def test_in_a_language_that_nobody_recorded_there_is_no_sound(client: Client) -> None:
    publish(a_procedure(a_question("text", "nom")))
    client.get("/borne/moments/?ecouter=fon")
    assert client.cookies["borne-langue"].value == "fon"
    read = client.get(f"/borne/services/{CODE}/").content.decode()
    address = re.findall(r'data-sound="([^"]+)"', read)[0]
    assert client.get(address).status_code == 404
    client.post("/borne/passage/fin/")
    assert client.cookies["borne-langue"].value == ""


def test_a_sheet_says_in_which_languages_it_is_heard_whole(client: Client) -> None:
    publish(a_procedure(a_question("text", "nom")))
    assert "S’écoute en entier en : Français, English." in client.get(
        f"/borne/services/{CODE}/"
    ).content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_the_moments_are_said_in_the_language_of_the_page(client: Client) -> None:
    publish(a_procedure(a_question("text", "nom")))
    assert catalogue.current().sheets
    assert sounds(client, "/en/borne/moments/")[0] == "What do you want to do?"


def test_answers_are_read_over_and_kept_nowhere(client: Client, begin: Begin, folder: Path) -> None:
    client.post(begin(), {"nom": "Ablawa"})
    answer = client.get("/borne/ecouter/relecture/")
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == ("audio/wav", "no-store")
    assert answer.content.startswith(b"RIFF")
    assert not (folder / "speech").exists()


def test_nobody_else_hears_them(client: Client, begin: Begin) -> None:
    client.post(begin(), {"nom": "Ablawa"})
    assert Client().get("/borne/ecouter/relecture/").status_code == 410


def test_the_receipt_is_said_once_there_is_one(client: Client, begin: Begin) -> None:
    client.post(begin(), {"nom": "Ablawa"})
    assert client.get("/borne/ecouter/recu/").status_code == 409
    client.post("/borne/demande/relire/")
    assert client.get("/borne/ecouter/recu/").content.startswith(b"RIFF")
