"""The schema that editors use: it takes what the reader takes, explains every key, and never changes by itself."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from guichet.commons.catalogue.definition.descriptions import DESCRIPTIONS
from guichet.commons.catalogue.definition.schema import schema, schema_text
from guichet.commons.catalogue.definition.source import parse
from tests.factories.service_files import PROCEDURE, a_form

SERVICES = Path(__file__).parents[4] / "services"
FILES = sorted(SERVICES.glob("[!_]*/*.yaml")) + sorted(SERVICES.glob("_exemples/exemple/*.yaml"))


def refusals(text: str) -> list[str]:
    values = parse("essai.yaml", text.encode()).values
    return [error.message for error in Draft202012Validator(schema()).iter_errors(values)]


def test_the_schema_is_itself_right_and_its_file_is_up_to_date() -> None:
    Draft202012Validator.check_schema(schema())
    assert (SERVICES / "service.schema.json").read_text("utf-8") == schema_text()
    assert schema_text() == schema_text()


def test_the_schema_takes_every_service_file() -> None:
    validator = Draft202012Validator(schema())
    wrong = {path.name: list(validator.iter_errors(parse(path.name, path.read_bytes()).values)) for path in FILES}
    assert {name: errors[0].message for name, errors in wrong.items() if errors} == {}


def test_every_service_file_points_to_the_schema() -> None:
    for path in FILES:
        first = path.read_text("utf-8").split("\n", 1)[0]
        target = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / target).resolve() == SERVICES / "service.schema.json", path.name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("level: full", "level: fulll"),
        ("code: essai", "code: Essai"),
        ("theme: vie", "theme: vie\ntitel: x"),
        ("- {type: yes_no", "- {type: yes"),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(old: str, new: str) -> None:
    text = a_form("- {type: yes_no, name: a}", after=PROCEDURE)
    assert refusals(text) == []
    assert refusals(text.replace(old, new)) != []


def test_every_key_is_explained_in_both_languages_and_no_explanation_is_left_over() -> None:
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            for key, body in value.get("properties", {}).items():
                found.add(key)
                assert body["description"].count(" / ") == 1, key
            for each in value.values():
                walk(each)
        elif isinstance(value, list):
            for each in value:
                walk(each)

    walk(schema())
    assert found == set(DESCRIPTIONS)


def test_the_text_is_plain_json_that_a_diff_can_show() -> None:
    assert json.loads(schema_text()) == schema()
    assert schema_text().endswith("}\n")
