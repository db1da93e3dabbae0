"""One answer to one question: what is taken, and what is wrong with the rest."""

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter

from guichet.commons.catalogue.definition.answers import Problem, invalidity
from guichet.commons.catalogue.definition.questions import Question

TODAY = date(2026, 6, 15)
QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
TEXT = {"fr": "Q", "en": "Q"}
OPTIONS = [{"value": "a", "text": TEXT}, {"value": "b", "text": TEXT}]
LINKED = [{**OPTIONS[0], "options": OPTIONS}, {**OPTIONS[1], "options": [{"value": "c", "text": TEXT}]}]
A_FILE = {"file": "f1", "kind": "pdf", "bytes": 1000}


def problem(value: object, **settings: Any) -> Problem | None:
    question = QUESTION.validate_python({"name": "q", "label": TEXT, **settings})
    found = invalidity(question, value, TODAY)
    return found.problem if found else None


@pytest.mark.parametrize(
    ("settings", "right", "wrong", "expected"),
    [
        ({"type": "text"}, "oui", "", Problem.MISSING),
        ({"type": "text"}, "oui", "   ", Problem.MISSING),
        ({"type": "text", "required": False}, None, 1, Problem.WRONG_SHAPE),
        ({"type": "text"}, "é" * 200, "é" * 201, Problem.TOO_LONG),
        ({"type": "text", "min_length": 3}, "abc", "ab", Problem.TOO_SHORT),
        ({"type": "text"}, "é", "\ud800", Problem.WRONG_SHAPE),
        ({"type": "text"}, "a", "a\0", Problem.WRONG_SHAPE),
        ({"type": "text", "format": {"pattern": "[0-9]+|x", "message": TEXT}}, "12", "12a", Problem.WRONG_SHAPE),
        ({"type": "long_text", "max_length": 5}, "a\nb", "abcdef", Problem.TOO_LONG),
        ({"type": "number", "max": 10}, 10, 11, Problem.TOO_BIG),
        ({"type": "number", "min": -5, "max": 10}, -5, -6, Problem.TOO_SMALL),
        ({"type": "number"}, 3, 3.5, Problem.TOO_MANY_DECIMALS),
        ({"type": "number", "decimals": 2}, 3.25, 3.255, Problem.TOO_MANY_DECIMALS),
        ({"type": "number"}, 3, "3", Problem.WRONG_SHAPE),
        ({"type": "number"}, 1, True, Problem.WRONG_SHAPE),
        ({"type": "number"}, 0, float("nan"), Problem.WRONG_SHAPE),
        ({"type": "money"}, 1900, -1, Problem.TOO_SMALL),
        ({"type": "date"}, "2024-02-29", "2026-02-29", Problem.NOT_A_DAY),
        ({"type": "date"}, "2026-02-28", "28/02/2026", Problem.NOT_A_DAY),
        ({"type": "date", "not_after": "today"}, "2026-06-15", "2026-06-16", Problem.TOO_LATE),
        ({"type": "date", "not_before": "today"}, "2026-06-15", "2026-06-14", Problem.TOO_EARLY),
        ({"type": "date", "not_before": date(2020, 1, 1)}, "2020-01-01", "2019-12-31", Problem.TOO_EARLY),
        ({"type": "choice", "options": OPTIONS}, "b", "c", Problem.UNKNOWN_OPTION),
        ({"type": "choice", "options": OPTIONS}, "b", ["b"], Problem.UNKNOWN_OPTION),
        ({"type": "choices", "options": OPTIONS}, ["a", "b"], ["a", "a"], Problem.UNKNOWN_OPTION),
        ({"type": "choices", "options": OPTIONS}, ["a"], [], Problem.MISSING),
        ({"type": "choices", "options": OPTIONS, "max_choices": 1}, ["a"], ["a", "b"], Problem.TOO_MANY),
        ({"type": "choices", "options": OPTIONS}, ["a"], "a", Problem.WRONG_SHAPE),
        (
            {"type": "pictogram_choice", "options": [{**each, "pictogram": "p"} for each in OPTIONS]},
            "a",
            "z",
            Problem.UNKNOWN_OPTION,
        ),
        (
            {"type": "linked_choice", "second_label": TEXT, "options": LINKED},
            {"first": "b", "second": "c"},
            {"first": "a", "second": "c"},
            Problem.UNKNOWN_OPTION,
        ),
        (
            {"type": "linked_choice", "second_label": TEXT, "options": LINKED},
            {"first": "a", "second": "b"},
            {"first": "a"},
            Problem.INCOMPLETE,
        ),
        ({"type": "yes_no"}, False, None, Problem.MISSING),
        ({"type": "yes_no"}, False, "oui", Problem.WRONG_SHAPE),
        ({"type": "consent", "statement": TEXT}, True, False, Problem.NOT_ACCEPTED),
        ({"type": "email"}, "afi.dossou@exemple.bj", "afi.dossou@exemple", Problem.WRONG_SHAPE),
        ({"type": "phone"}, "01 97 00 00 00", "+33 6 12 34 56 78", Problem.WRONG_SHAPE),
        ({"type": "phone"}, "+229 01.97.00.00.00", "197", Problem.WRONG_SHAPE),
        ({"type": "phone", "international": True}, "+33 6 12 34 56 78", "non", Problem.WRONG_SHAPE),
        ({"type": "npi"}, "1234567890", "12 A", Problem.WRONG_SHAPE),
        ({"type": "ifu"}, "3200912345678", "32/009", Problem.WRONG_SHAPE),
        ({"type": "matricule"}, "123456A", "12 34_5", Problem.WRONG_SHAPE),
        (
            {"type": "person_name"},
            {"family_name": "Dossou"},
            {"given_names": "Afi"},
            Problem.INCOMPLETE,
        ),
        ({"type": "person_name"}, {"family_name": "D", "given_names": "A"}, {"nom": "D"}, Problem.WRONG_SHAPE),
        (
            {"type": "address", "depth": "commune"},
            {"department": "mono", "commune": "lokossa"},
            {"department": "mono"},
            Problem.INCOMPLETE,
        ),
        (
            {"type": "address", "depth": "department", "with_detail": True},
            {"department": "mono", "detail": "Près du marché"},
            {"department": "mono", "commune": "lokossa"},
            Problem.WRONG_SHAPE,
        ),
        ({"type": "file"}, [A_FILE], [A_FILE, A_FILE], Problem.TOO_MANY),
        ({"type": "file", "max_files": 2}, [A_FILE, A_FILE], [], Problem.MISSING),
        ({"type": "file", "accept": ["jpeg"]}, [{**A_FILE, "kind": "jpeg"}], [A_FILE], Problem.FILE_KIND),
        ({"type": "file", "max_megabytes": 1}, [A_FILE], [{**A_FILE, "bytes": 1_000_001}], Problem.FILE_TOO_BIG),
        ({"type": "file"}, [A_FILE], [{"file": "f1"}], Problem.WRONG_SHAPE),
        ({"type": "photo"}, {**A_FILE, "kind": "jpeg"}, A_FILE, Problem.FILE_KIND),
        ({"type": "signature", "statement": TEXT}, {**A_FILE, "kind": "png"}, "signé", Problem.WRONG_SHAPE),
    ],
)
def test_an_answer_is_taken_or_told_what_is_wrong_with_it(
    settings: dict[str, Any], right: object, wrong: object, expected: Problem
) -> None:
    assert problem(right, **settings) is None
    assert problem(wrong, **settings) is expected


def test_a_format_is_refused_in_the_words_of_the_file() -> None:
    question = QUESTION.validate_python(
        {
            "name": "q",
            "label": TEXT,
            "type": "text",
            "format": {"pattern": "[0-9]+", "message": {"fr": "Des chiffres."}},
        }
    )
    found = invalidity(question, "a", TODAY)
    assert found is not None
    assert found.message is not None
    assert found.message.fr == "Des chiffres."


def test_a_question_that_is_not_required_may_be_left_empty() -> None:
    nothing: list[object] = [None, "", "  ", [], {}, {"family_name": " "}]
    for empty in nothing:
        assert problem(empty, type="person_name", required=False) is None


def test_a_pattern_written_to_hang_answers_at_once() -> None:
    settings = {"type": "text", "format": {"pattern": "(a+)+$", "message": TEXT}}
    assert problem("a" * 60 + "b", **settings) is Problem.WRONG_SHAPE


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"typed": "Afi Dossou"}, None),
        (A_FILE | {"kind": "png"}, None),
        ({"typed": "a" * 201}, Problem.TOO_LONG),
        ({"typed": "Afi", "file": "f1"}, Problem.WRONG_SHAPE),
    ],
)
def test_a_signature_is_drawn_or_typed(value: object, expected: Problem | None) -> None:
    assert problem(value, type="signature", statement=TEXT) is expected
