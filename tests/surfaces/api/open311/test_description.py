"""Open311's description: valid by a validator that is not ours, in the language asked, true of what is answered."""

import json
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from guichet.surfaces.api.open311 import subjects, urls
from tests.surfaces.api.open311.asked import V2, a_machine, got, sent


def described(language: str = "fr") -> Any:
    return json.loads(Client().get(f"{V2}/openapi.json", headers={"Accept-Language": language}).content)


def test_it_is_openapi_3_1_and_kept_for_a_while() -> None:
    answer = a_machine().get(f"{V2}/openapi.json")
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        "application/json; charset=utf-8",
        "public, max-age=300",
    )
    found = json.loads(answer.content)
    assert found["openapi"] == "3.1.0"
    validate(found, cls=OpenAPIV31SpecValidator)


@pytest.mark.parametrize(
    ("language", "summary"), [("fr", "Un message, par son numéro"), ("en", "One message, by its number")]
)
def test_it_speaks_the_language_that_is_asked(language: str, summary: str) -> None:
    assert described(language)["paths"][f"{V2}/requests/{{service_request_id}}.{{form}}"]["get"]["summary"] == summary


def test_every_address_is_described_and_no_other() -> None:
    served = {str(each.pattern).replace("<slug:", "{").replace(">", "}") for each in urls.urlpatterns}
    told = {path.removeprefix(f"{V2}/") for path in described()["paths"]}
    named = {path.replace("{service_code}", "{code}").replace("{service_request_id}", "{reference}") for path in told}
    assert served - named == {"openapi.json", "<rest:rest}"}


def test_every_code_is_one_that_may_be_written() -> None:
    body = described()["paths"][f"{V2}/requests.{{form}}"]["post"]["requestBody"]["content"]
    assert list(body) == ["application/x-www-form-urlencoded", "multipart/form-data"]
    schema = body["multipart/form-data"]["schema"]
    assert schema["properties"]["service_code"]["enum"] == [subjects.code_of(each) for each in subjects.every()]
    assert "media" in schema["properties"]


def test_what_a_message_and_a_list_with_extensions_answer_is_described() -> None:
    written = json.loads(
        a_machine()
        .post(f"{V2}/requests.json?extensions=true", {"service_code": "autre-request", "description": "Où est-ce ?"})
        .content
    )
    judge(written, "Sent")
    number = written[0]["service_request_id"]
    judge(json.loads(a_machine().get(f"{V2}/requests/{number}.json?extensions=true").content), "Request")
    judge(got("services.json", "services"), "Service")
    judge([got("services/autre-complaint.json", "service_definition")], "ServiceDefinition")
    judge([got("discovery.json", "discovery")], "Discovery")
    judge(json.loads(sent(service_code="").content), "Error")


def judge(found: list[Any], name: str) -> None:
    """Each is of the shape that the description names, which has no other names than these."""
    assert found
    schema = {"$ref": f"#/components/schemas/{name}", "components": described()["components"]}
    for each in found:
        Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(each)


def test_the_page_for_people_leads_to_it() -> None:
    assert f'href="{V2}/openapi.json"' in Client().get(f"{V2}/").content.decode()


def test_an_address_with_a_line_break_is_answered_in_words_for_machines_too() -> None:
    for address in (f"{V2}/services/x%0A.json", "/api/v1/services/x%0A/y"):
        answer = a_machine().get(address)
        assert (answer.status_code, "json" in answer.headers["Content-Type"]) == (404, True)
