"""The catalogue as machines read it: public, in the language that they ask for, the same as people's."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from jsonschema import Draft202012Validator

from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.procedure import walk
from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.foundation.places import operations as places
from guichet.foundation.places import reading
from guichet.surfaces.api.catalogue.answer_schema import answer_schema
from tests.factories.acts import NOON, an_act
from tests.factories.cases import publish_the_service
from tests.factories.catalogue import publish
from tests.factories.machines import ANSWERS
from tests.factories.requests import CODE, a_procedure, a_question

pytestmark = pytest.mark.django_db


def read(client: Client, path: str, language: str = "fr") -> dict[str, Any]:
    answer = client.get(f"/api/v1{path}", headers={"Accept-Language": language})
    assert answer.status_code == 200, answer.content
    found = json.loads(answer.content)
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def national() -> Any:
    return read_catalogue(settings.SERVICES)


def test_a_service_is_read_without_a_token(client: Client) -> None:
    publish_the_service()
    sheet = read(client, f"/services/{CODE}")
    assert (sheet["code"], sheet["version"], sheet["can_be_filed"], sheet["promise"]) == (
        CODE,
        1,
        True,
        "5 jours ouvrables",
    )
    assert sheet["offers"][0]["fees"][0]["amount"] == 0
    assert sheet["offers"][0]["papers"] is None  # not published
    assert read(client, f"/services/{CODE}", "en")["promise"] == "5 working days"


def test_the_list_is_searched_narrowed_and_cut_into_pages(client: Client, national: Any) -> None:
    publish(*national.services, vocabulary=national.vocabulary)
    every = read(client, "/services?size=100")
    assert every["total"] == len(national.services)
    assert len(every["items"]) == 100
    titles = [item["code"] for page in (1, 2, 3) for item in read(client, f"/services?size=100&page={page}")["items"]]
    assert sorted(titles) == sorted(service.code for service in national.services)
    assert read(client, "/services?q=casier+judiciaire")["items"][0]["code"] == "justice-casier-b3"
    assert {item["level"] for item in read(client, "/services?level=full")["items"]} == {"full"}
    authority = read(client, "/authorities?size=1")["items"][0]["code"]
    narrowed = read(client, f"/services?authority={authority}")["items"]
    assert all(item["authority"] for item in narrowed)
    event = read(client, "/life-events")["items"][0]
    assert {item["code"] for item in read(client, f"/services?life_event={event['code']}&size=100")["items"]} == set(
        event["services"]
    )


def test_past_the_last_page_there_is_nothing(client: Client) -> None:
    publish_the_service()
    assert read(client, "/services?page=9")["items"] == []


def test_the_questions_are_a_schema_that_right_answers_meet(client: Client) -> None:
    publish_the_service()
    questions = read(client, f"/services/{CODE}/questions")
    validator = Draft202012Validator(questions["answers"])
    assert questions["version"] == 1
    assert validator.is_valid(ANSWERS)
    assert not validator.is_valid({"motif": "Un emploi"})
    assert not validator.is_valid(ANSWERS | {"inconnue": 1})


STATEMENT = {"statement": {"fr": "Je le jure.", "en": "I swear."}}
KINDS = [
    ("text", {}, "mot", 3),
    ("text", {"format": {"pattern": "[A-Z]{2}", "message": {"fr": "x", "en": "x"}}}, "AB", "abc"),
    ("long_text", {"max_length": 5}, "mot", "trop long"),
    ("number", {"max": 10}, 3, 11),
    ("number", {"decimals": 2}, 2.5, "2,5"),
    ("money", {}, 1900, -1),
    ("date", {}, "1990-02-01", 1990),
    ("choice", {"options": ["a", "b"]}, "a", "c"),
    ("choices", {"options": ["a", "b"]}, ["a", "b"], ["a", "a"]),
    ("pictogram_choice", {"options": ["a", "b"]}, "b", "c"),
    ("linked_choice", {"options": ["a", "b"]}, {"first": "a", "second": "z"}, {"first": "a", "second": "y"}),
    ("yes_no", {}, False, "non"),
    ("consent", STATEMENT, True, False),
    ("email", {}, "afi@exemple.bj", 1),
    ("phone", {}, "0197000001", 197000001),
    ("npi", {}, "1234567890", 1234567890),
    ("person_name", {}, {"family_name": "Dossou"}, {"given_names": "Afi"}),
    ("address", {"depth": "commune"}, {"department": "mono", "commune": "lokossa"}, {"department": "mono"}),
    ("signature", STATEMENT, {"typed": "Afi Dossou"}, "Afi"),
]


def _settings(kind: str, settings_: dict[str, Any]) -> dict[str, Any]:
    words = {"fr": "Mot", "en": "Word"}
    if "options" not in settings_:
        return settings_
    options = [{"value": value, "text": words} for value in settings_["options"]]
    if kind == "pictogram_choice":
        options = [{**option, "pictogram": "oui"} for option in options]
    if kind == "linked_choice":
        options = [{**option, "options": [{"value": "z", "text": words}]} for option in options]
        return {"options": options, "second_label": words}
    return {"options": options}


@pytest.mark.parametrize(("kind", "changes", "right", "wrong"), KINDS, ids=lambda each: str(each)[:20])
def test_schema_and_walk_agree(kind: str, changes: dict[str, Any], right: object, wrong: object) -> None:
    """What the schema takes the walk takes; what it refuses the walk refuses."""
    form = Form(a_procedure(a_question(kind, "question", **_settings(kind, changes))))
    validator = Draft202012Validator(answer_schema(form))
    judged = {
        str(value): (
            validator.is_valid({"question": value}),
            walk(form, {"question": value}, NOON.date()).is_complete,
        )
        for value in (right, wrong)
    }
    assert judged == {str(right): (True, True), str(wrong): (False, False)}


def test_a_list_of_items_has_the_schema_of_each() -> None:
    child = [a_question("text", "prenom"), a_question("text", "surnom", required=False)]
    label = {"fr": "Enfant", "en": "Child"}
    form = Form(a_procedure(a_question("repeat", "enfants", item_label=label, questions=child, max=2)))
    validator = Draft202012Validator(answer_schema(form))
    assert validator.is_valid({"enfants": [{"prenom": "Afi"}, {"prenom": "Codjo", "surnom": "C"}]})
    assert not validator.is_valid({"enfants": [{"surnom": "C"}]})
    assert not validator.is_valid({"enfants": [{"prenom": "x"}] * 3})


def test_every_procedure_of_the_state_has_a_schema(national: Any) -> None:
    filed = [service for service in national.services if service.procedure]
    assert len(filed) >= 7
    for service in filed:
        Draft202012Validator.check_schema(answer_schema(Form(service)))


def test_a_question_asked_under_a_condition_says_which() -> None:
    asked = a_question("yes_no", "marie", help={"fr": "Aide", "en": "Help"})
    form = Form(a_procedure(asked, a_question("text", "conjoint", when="marie")))
    schema = answer_schema(form)
    assert (schema["required"], schema["properties"]["conjoint"]["x-when"]) == (["marie"], ["marie"])
    assert schema["properties"]["marie"]["description"] == "Aide"


def test_files_stand_beside_the_answers(client: Client) -> None:
    publish(
        a_procedure(
            a_question("file", "piece", max_files=3),
            a_question("signature", "signature", **STATEMENT),
        )
    )
    files = read(client, f"/services/{CODE}/questions")["files"]
    assert [(each["question"], each["max_files"], each["max_bytes"], each["required"]) for each in files] == [
        ("piece", 3, 5_000_000, True),
        ("signature", 1, 1_000_000, False),
    ]
    assert files[0]["kinds"] == ["pdf", "jpeg", "png"]


def test_places_are_read_without_a_token(client: Client) -> None:
    places.load_places(data=reading.read(), act=an_act())
    assert read(client, "/communes?size=100")["total"] == 77
    centres = read(client, "/centres?size=100")
    assert centres["total"] == len(centres["items"]) > 0
    centre = read(client, f"/centres/{centres['items'][0]['slug']}")
    assert (centre["name"], type(centre["hours"])) == (centres["items"][0]["name"], list)


@pytest.mark.parametrize(
    "path", ["/services/inconnu", "/services/inconnu/questions", "/centres/inconnu", "/rien/du/tout"]
)
@pytest.mark.parametrize(
    ("language", "detail"),
    [
        ("fr", "Rien n’est à cette adresse, ou ce n’est pas pour vous. Vérifiez-la dans /api/v1/openapi.json."),
        ("en", "Nothing is at this address, or it is not for you. Check it in /api/v1/openapi.json."),
    ],
)
def test_what_is_not_there_says_so_in_words(client: Client, path: str, language: str, detail: str) -> None:
    answer = client.get(f"/api/v1{path}", headers={"Accept-Language": language})
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    told = json.loads(answer.content)
    assert (told["detail"], told["status"], told["type"]) == (detail, 404, "http://localhost:8000/api/v1/#not-found")


def test_no_other_site_may_read_it_from_a_browser(client: Client) -> None:
    answer = client.get("/api/v1/services", headers={"Origin": "https://ailleurs.example"})
    assert "Access-Control-Allow-Origin" not in answer.headers
