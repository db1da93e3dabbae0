"""The guide and the examples say what the code does."""

import re
from pathlib import Path
from typing import Any, get_args

from guichet.commons.catalogue.definition import questions
from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.language.functions import FUNCTIONS
from guichet.commons.catalogue.definition.questions import Asked
from guichet.commons.catalogue.definition.reading import read_catalogue

ROOT = Path(__file__).parents[4]
GUIDE = (ROOT / "docs" / "service-files.md").read_text("utf-8")
COMMON = {*Asked.model_fields, "type"}


def types() -> dict[str, Any]:
    classes = [
        each for each in vars(questions).values() if isinstance(each, type) and issubclass(each, questions.Block)
    ]
    return {get_args(each.model_fields["type"].annotation)[0]: each for each in classes if "type" in each.model_fields}


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of the guide."""
    table = GUIDE.split(heading, 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table.strip().split("\n")[1:]]


def test_there_are_25_types_of_question_and_the_guide_has_a_row_for_each() -> None:
    found = {
        row[0].strip("` |"): row for row in rows("| type | what it asks | its own keys | kept as | in conditions |")
    }
    assert len(types()) == 25
    assert set(found) == set(types())


def test_the_guide_gives_each_type_its_meaning_and_its_keys() -> None:
    for row in rows("| type | what it asks | its own keys | kept as | in conditions |"):
        kind = types()[row[0].strip("` |")]
        assert row[1] == kind.__doc__.strip()
        own = [name for name in kind.model_fields if name not in COMMON]
        assert re.findall(r"`(\w+)`", row[2]) == own, row[0]


def test_the_guide_lists_every_function_with_what_it_gives() -> None:
    found = {row[0].strip("` |"): row[1].strip(" |") for row in rows("| function | gives |")}
    assert found == {name: function.summary for name, function in FUNCTIONS.items()}


def test_the_example_of_the_guide_is_the_file_that_is_checked() -> None:
    example = ROOT / "services" / "_exemples" / "exemple" / "exemple-aide-cantine.yaml"
    assert GUIDE.split("```yaml\n", 1)[1].split("```", 1)[0] == example.read_text("utf-8")


def test_every_service_file_and_every_example_is_without_fault() -> None:
    catalogue = read_catalogue(ROOT / "services", with_examples=True)
    assert [fault.in_language("en") for fault in catalogue.faults] == []
    assert len(catalogue.services) >= 226


def test_together_the_examples_and_the_real_forms_use_every_type_of_question() -> None:
    used: set[str] = set()
    for service in read_catalogue(ROOT / "services", with_examples=True).services:
        for entry in Form(service).entries:
            inner = getattr(entry.question, "questions", ())
            used |= {entry.question.type, *(each.type for each in inner)}
    assert used == set(types())


def test_the_services_run_here_are_complete_and_marked_for_the_demonstration() -> None:
    run_here = {each.code: each for each in read_catalogue(ROOT / "services").services if each.procedure}
    assert sorted(run_here) == [
        "cneed-authentification",
        "dei-passeport-premier",
        "dei-passeport-statut",
        "justice-casier-b3",
        "justice-extrait-rccm",
        "mae-evisa-30j-simple",
        "mtfp-copie-actes",
    ]
    assert all(each.procedure and each.procedure.demonstration for each in run_here.values())
    assert all(set(each.languages) == {"fr", "en"} for each in run_here.values())


def test_the_criminal_record_keeps_its_published_fee_and_promise() -> None:
    service = next(each for each in read_catalogue(ROOT / "services").services if each.code == "justice-casier-b3")
    assert service.procedure is not None
    assert (service.procedure.promise.at_most, service.procedure.promise.unit) == (72, "hours")
    assert [fee.amount for fee in service.offers[0].fees or ()] == [1900]
    assert [step.code for step in service.procedure.circuit.steps if step.identity_needed] == [
        "recherche",
        "levee-de-doute",
    ]


def test_a_foreigner_asks_for_a_visa_with_codes_by_email() -> None:
    service = next(each for each in read_catalogue(ROOT / "services").services if each.code == "mae-evisa-30j-simple")
    assert service.procedure is not None
    assert service.procedure.identity.codes_by == ("email",)
    assert "npi" not in {entry.question.type for entry in Form(service).entries}
