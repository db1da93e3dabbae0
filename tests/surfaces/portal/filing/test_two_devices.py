"""One request, two devices; and what strangers meet."""

import re

import pytest
from django.test import Client

from tests.surfaces.portal.filing.walking import CODE, address, begin, fill, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("national_catalogue")]
RESUME = "/demarche/reprendre/"


def leave(client: Client) -> tuple[str, str]:
    page = text(client.post(address("plus-tard/")))
    found = re.search(r"Votre référence (\S+).*Votre code de reprise (\S+)", page)
    assert found
    return found[1], found[2]


def test_a_request_is_left_on_one_device_and_finished_on_another(client: Client) -> None:
    begin(client)
    fill(client, "nationalite", {"nationalite": "beninoise"})
    reference, code = leave(client)
    assert f"demarche-{CODE}" not in {name for name, cookie in client.cookies.items() if cookie.value}
    other = Client()
    answer = other.post(RESUME, {"reference": reference.lower(), "code": code.replace("-", "")})
    assert answer["Location"] == address("etape/")
    assert other.get(address("etape/"))["Location"] == address("etape/ne_a_letranger/")


def test_the_device_that_was_left_behind_says_so_and_shows_the_way(client: Client) -> None:
    begin(client)
    cookie = client.cookies[f"demarche-{CODE}"].value
    reference, code = leave(client)
    Client().post(RESUME, {"reference": reference, "code": code})
    behind = Client()
    behind.cookies[f"demarche-{CODE}"] = cookie
    answer = behind.post(address("etape/nationalite/"), {"nationalite": "beninoise"})
    assert answer.status_code == 409
    assert "Cette demande est ouverte sur un autre appareil" in text(answer)
    assert f'href="{RESUME}"' in answer.content.decode()


@pytest.mark.parametrize("path", ["etape/", "etape/nom/", "relire/", "recu/", "arret/"])
def test_a_stranger_meets_the_same_sentence_everywhere(client: Client, path: str) -> None:
    assert client.get(address(path)).status_code == 409
    client.cookies[f"demarche-{CODE}"] = "WEB-0000-0000-0.rien"
    answer = client.get(address(path))
    assert answer.status_code == 409
    assert "Pour continuer ici, donnez sa référence et son code." in text(answer)


def test_wrong_expired_and_unknown_are_refused_in_the_same_words(client: Client) -> None:
    begin(client)
    reference, _code = leave(client)
    pages = set()
    for tried in (reference, "WEB-0000-0000-0", "n’importe quoi"):
        answer = client.post(RESUME, {"reference": tried, "code": "0000-0000"})
        assert answer.status_code == 422
        pages.add(re.search(r"Cette référence et ce code n’ouvrent aucune demande\.", text(answer)) is not None)
    assert pages == {True}


def test_what_somebody_answers_stays_in_no_cache(client: Client) -> None:
    begin(client)
    for path in ("etape/nationalite/", "relire/", ""):
        assert client.get(address(path))["Cache-Control"] == "no-store"


def test_a_text_of_10_000_characters_is_said_to_be_too_long_and_shown_again(client: Client) -> None:
    begin(client)
    fill(client, "nationalite", {"nationalite": "beninoise"})
    fill(client, "ne_a_letranger", {"ne_a_letranger": "no"})
    answer = client.post(address("etape/nom/"), {"nom-family_name": "Ɖɛ́" * 3_000 + "x" * 1_000, "nom-given_names": ""})
    assert answer.status_code == 422
    assert "« Nom de famille » a 10000 caractères ; la limite est de 200. Raccourcissez le texte." in text(answer)
    assert "Ɖɛ́" * 3_000 in answer.content.decode()
