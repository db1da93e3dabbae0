"""Amounts, dates and lengths of time in exact words; ⍽ stands for the thin space that never breaks."""

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.utils.translation import override

from guichet.commons.catalogue.definition.offer import DelayUnit
from guichet.surfaces.ui import wording


def shown(filtered: str, value: object) -> str:
    template = engines["django"].from_string(f"{{% load ui %}}{{{{ value|{filtered} }}}}")
    return template.render({"value": value}).replace("\N{NARROW NO-BREAK SPACE}", "⍽")


@pytest.mark.parametrize(
    ("francs", "words"),
    [
        (0, "0⍽F⍽CFA"),
        (999, "999⍽F⍽CFA"),
        (1900, "1⍽900⍽F⍽CFA"),
        (1_234_567, "1⍽234⍽567⍽F⍽CFA"),
        (None, ""),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_amount_is_the_same_in_both_languages(francs: int | None, words: str, language: str) -> None:
    with override(language):
        assert shown("amount", francs) == words


def test_a_fee_of_nothing_is_free() -> None:
    assert shown("fee", 0) == "Gratuit"
    assert shown("fee", 1900) == "1⍽900⍽F⍽CFA"
    assert shown("fee", None) == ""
    with override("en"):
        assert shown("fee", 0) == "Free of charge"


def test_a_number_is_set_to_be_compared() -> None:
    assert shown("number", 1_205) == "1⍽205"
    assert shown("number", None) == ""


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (date(2026, 3, 1), "1er mars 2026", "1 March 2026"),
        (date(2026, 8, 11), "11 août 2026", "11 August 2026"),
        (None, "", ""),
    ],
)
def test_a_day_is_written_in_words(day: date | None, french: str, english: str) -> None:
    assert shown("in_words", day) == french
    with override("en"):
        assert shown("in_words", day) == english


def test_a_moment_is_told_in_benin_s_time() -> None:
    at = datetime(2026, 2, 28, 23, 5, tzinfo=UTC)
    assert shown("in_words", at) == "1er mars 2026 à 0\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}05"
    with override("en"):
        assert shown("in_words", at) == "1 March 2026 at 0:05"


def test_a_moment_asked_for_as_a_day_keeps_benin_s_day() -> None:
    assert wording.day(datetime(2026, 2, 28, 23, 5, tzinfo=UTC)) == "1er mars 2026"


@pytest.mark.parametrize("unit", DelayUnit)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_unit_has_a_word_in_the_singular_and_the_plural(unit: DelayUnit, language: str) -> None:
    with override(language):
        assert wording.counted(1, unit).startswith("1 ")
        assert wording.counted(2, unit).startswith("2 ")
