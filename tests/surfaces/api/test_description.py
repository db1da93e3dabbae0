"""The API's own description: valid by a validator that is not ours, true of what is answered, complete about tokens."""

import json
from typing import Any

import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from pytest_django.fixtures import Settings

from guichet.surfaces.api.problems import Kind
from tests.factories.machines import Machine, said

pytestmark = pytest.mark.django_db

# Read by anyone; whatever is not here opens with a token only.
OPEN = {
    "/api/v1/services",
    "/api/v1/services/{code}",
    "/api/v1/services/{code}/questions",
    "/api/v1/authorities",
    "/api/v1/life-events",
    "/api/v1/communes",
    "/api/v1/centres",
    "/api/v1/centres/{slug}",
}


def described(client: Client, language: str = "fr") -> dict[str, Any]:
    found = json.loads(client.get("/api/v1/openapi.json", headers={"Accept-Language": language}).content)
    assert isinstance(found, dict)
    return found


def operations(client: Client) -> list[tuple[str, str, dict[str, Any]]]:
    paths = described(client)["paths"]
    return [(path, verb, operation) for path, verbs in paths.items() for verb, operation in verbs.items()]


def test_it_is_openapi_3_1(client: Client) -> None:
    found = described(client)
    assert found["openapi"] == "3.1.0"
    validate(found, cls=OpenAPIV31SpecValidator)


@pytest.mark.parametrize(("language", "summary"), [("fr", "Les services"), ("en", "Services")])
def test_it_speaks_the_language_that_is_asked(client: Client, language: str, summary: str) -> None:
    assert described(client, language)["paths"]["/api/v1/services"]["get"]["summary"] == summary


def test_what_is_not_open_needs_a_token(client: Client) -> None:
    shut = {(path, verb) for path, verb, operation in operations(client) if path not in OPEN}
    assert shut == {("/api/v1/requests", "get"), ("/api/v1/requests", "post"), ("/api/v1/requests/{reference}", "get")}
    for path, verb in shut:
        answer = client.generic(verb.upper(), path.replace("{reference}", "WEB-0000-0000-0"), b"{}")
        assert (answer.status_code, said(answer)["type"].partition("#")[2]) == (401, "unknown-token")


def test_each_operation_says_whether_it_takes_a_token(client: Client) -> None:
    assert {path for path, _verb, operation in operations(client) if "security" not in operation} == OPEN


def test_each_problem_is_told_as_a_problem(client: Client) -> None:
    for _path, _verb, operation in operations(client):
        for status, answer in operation["responses"].items():
            assert list(answer["content"]) == ["application/problem+json" if status >= "400" else "application/json"]


def test_every_problem_has_its_place_on_the_page(client: Client) -> None:
    page = client.get("/api/v1/").content.decode()
    assert [kind for kind in Kind if f'id="{kind.value.code}"' not in page] == []
    assert all(
        f"{verb.upper()} {path.removeprefix('/api/v1')}" in page for path, verb, _operation in operations(client)
    )


def test_open_data_lead_to_the_page_and_the_page_to_the_description(client: Client) -> None:
    assert 'href="/en/api/v1/"' in client.get("/en/donnees/").content.decode()
    page = client.get("/en/api/v1/").content.decode()
    assert "The API, for machines" in page
    assert 'href="/api/v1/openapi.json"' in page


@pytest.mark.usefixtures("a_still_clock")
def test_reading_lists_costs_the_same_queries_however_long(
    town_hall: Machine, django_assert_num_queries: Any, settings: Settings
) -> None:
    settings.DEMONSTRATION = False  # which reads its clock, a query more
    town_hall.file()
    town_hall.get("/requests")
    with django_assert_num_queries(8):
        town_hall.get("/requests")
    for number in range(3):
        town_hall.file(f"dossier-100{number}")
    with django_assert_num_queries(8):
        town_hall.get("/requests")
