"""At the counter, whoever shows their receipt takes home who looked at their request."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from guichet.domains.casework import operations as casework
from guichet.foundation.keys import pickup
from tests.factories.acts import NOON, an_act
from tests.surfaces.counter import text

pytestmark = pytest.mark.django_db
HERE = "/guichet/consultations/"
CODE, REQUEST = "7F3K-92XQ", "LOK-7F3K-92XQ-A"
READ = {"office": ["Bureau des recherches", "Search office"], "at": NOON.isoformat(), "times": 1}
LOOKS = [{**READ, "reason": "outside", "motive": "control", "sentence": "Un contrôle du mois."}]


def told(looks: list[dict[str, object]]) -> None:
    sealed = pickup.seal(json.dumps(looks).encode(), to=pickup.public_half(CODE, reference=REQUEST), reference=REQUEST)
    casework.keep_told_readings(reference=REQUEST, sealed=sealed, at=timezone.now(), act=an_act())


def test_it_is_shown_with_its_age_to_be_printed(codjo: Client) -> None:
    told(LOOKS)
    assert "ce centre ne peut pas lire la liste" in text(codjo.get(HERE))
    shown = codjo.post(HERE, {"reference": REQUEST.lower(), "code": CODE})
    assert "no-store" in shown.headers["Cache-Control"]
    seen = text(shown)
    for words in (
        "Bureau des recherches",
        "« Un contrôle du mois. »",
        "Ce que le guichet national savait le",
        "Imprimer",
    ):
        assert words in seen.replace("\u00a0", " ")
    english = text(codjo.post(f"/en{HERE}", {"reference": REQUEST, "code": CODE}))
    assert "Search office" in english


def test_an_empty_list_is_said_to_be(codjo: Client) -> None:
    told([])
    assert "Personne ne l’avait consultée." in text(codjo.post(HERE, {"reference": REQUEST, "code": CODE}))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"reference": REQUEST, "code": "0000-0000"}, "Ce n’est pas le code de ce reçu."),
        ({"reference": REQUEST, "code": ""}, "Écrivez une réponse"),
    ],
)
def test_without_the_code_nothing_is_shown(codjo: Client, given: dict[str, str], said: str) -> None:
    told(LOOKS)
    answer = codjo.post(HERE, given)
    assert answer.status_code == 422
    assert said in text(answer)
    assert "Bureau des recherches" not in text(answer)


def test_what_this_centre_was_not_told_is_said(codjo: Client) -> None:
    answer = codjo.post(HERE, {"reference": REQUEST, "code": CODE})
    assert (answer.status_code, "Ce centre ne sait pas encore qui a consulté" in text(answer)) == (422, True)


def test_following_a_request_leads_there(codjo: Client) -> None:
    assert f'href="{HERE}"' in codjo.get("/guichet/suivre/").content.decode()


def test_a_stranger_is_asked_for_a_card(client: Client) -> None:
    assert client.get(HERE).status_code == 302
