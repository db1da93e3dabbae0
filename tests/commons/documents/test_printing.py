"""A page becomes one file; what cannot be printed whole is refused with its name."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from guichet.commons.documents.kinds import KINDS, Type
from guichet.commons.documents.printing import page as printing
from guichet.commons.documents.printing import typesetting
from guichet.commons.documents.printing.typesetting import MissingGlyph, TemplateFault
from tests.commons.documents import samples

CODE = "http://localhost:8000/verifier/#1"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("template", KINDS)
def test_every_document_prints_at_its_longest_in_both_languages(template: str, language: str) -> None:
    longest = samples.values(template, long=True)
    file = typesetting.render(samples.a_page(template, language, given=longest), CODE)
    assert file.startswith(b"%PDF-1.7")
    assert file.endswith(b"%%EOF\n")


def test_the_same_page_gives_the_same_bytes() -> None:
    page = samples.a_page()
    assert typesetting.render(page, CODE) == typesetting.render(page, CODE)


def test_another_code_gives_other_bytes() -> None:
    page = samples.a_page()
    assert typesetting.render(page, CODE) != typesetting.render(page, f"{CODE}2")


def pages(file: bytes) -> int:
    return int(PdfFileReader(io.BytesIO(file)).root["/Pages"]["/Count"])


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("template", KINDS)
def test_what_is_said_of_a_contested_log_breaks_no_page(template: str, language: str) -> None:
    page = samples.a_page(template, language)
    contested = replace(page, contested_since=samples.CONTESTED_SINCE)
    assert pages(typesetting.render(contested, CODE)) == pages(typesetting.render(page, CODE)) == 1


def test_a_name_that_no_font_can_write_is_refused_with_its_character_and_its_field() -> None:
    page = samples.a_page(given={"prenoms": "Sɛ́nami 王"})
    with pytest.raises(MissingGlyph) as refused:
        typesetting.render(page, CODE)
    assert refused.value.message == "Aucune police ne dessine « 王 » (U+738B), dans « prenoms »."


def test_a_character_that_no_font_can_write_is_found_in_a_list_too() -> None:
    page = samples.a_page("copie-actes", given={"actes_demandes": ("Titularisation", "龍")})
    with pytest.raises(MissingGlyph) as refused:
        typesetting.render(page, CODE)
    assert (refused.value.character, refused.value.field) == ("龍", "actes_demandes")


def test_a_character_outside_the_fields_is_refused_with_the_template() -> None:
    page = samples.a_page()
    odd = replace(page, authority="王")
    with pytest.raises(MissingGlyph) as refused:
        typesetting.render(odd, CODE)
    assert refused.value.field == "casier-b3-neant"


def test_a_template_that_does_not_exist_is_refused() -> None:
    page = samples.a_page()
    unknown = replace(page, template="../casier")
    with pytest.raises(TemplateFault) as refused:
        typesetting.render(unknown, CODE)
    assert refused.value.message == "Le modèle « ../casier » ne s’imprime pas : il n’existe pas."


def test_a_template_at_fault_says_what_typst_says() -> None:
    page = replace(samples.a_page(), language="français")
    with pytest.raises(TemplateFault, match="Le modèle « casier-b3-neant » ne s’imprime pas : expected two or three"):
        typesetting.render(page, CODE)


def test_fields_come_in_the_order_of_the_page_and_empty_ones_are_left_out() -> None:
    given = {"prenoms": "Afi", "nom": "AGBANGLA", "pere": "", "mere": "Akouba SOSSA"}
    rows = printing.rows("casier-b3-neant", given, "fr")
    assert [(row.label, row.value) for row in rows] == [
        ("Nom", "AGBANGLA"),
        ("Prénoms", "Afi"),
        ("Mère", "Akouba SOSSA"),
    ]


@pytest.mark.parametrize(
    ("value", "kind", "language", "words"),
    [
        ("2026-03-01", Type.DATE, "fr", "1er mars 2026"),
        ("2026-03-11", Type.DATE, "fr", "11 mars 2026"),
        ("2026-03-01", Type.DATE, "en", "1 March 2026"),
        (2019, Type.NUMBER, "fr", "2019"),
        (0, Type.NUMBER, "fr", "0"),
        (125_000, Type.NUMBER, "fr", "125\N{NARROW NO-BREAK SPACE}000"),
        (("a", "b"), Type.LIST, "fr", ("a", "b")),
    ],
)
def test_values_are_written_as_people_read_them(
    value: printing.Value, kind: Type, language: str, words: str | tuple[str, ...]
) -> None:
    assert printing.written(value, kind, language) == words


def test_a_day_needs_no_clock() -> None:
    assert printing.day(date(2026, 12, 31), "fr") == "31 décembre 2026"


@pytest.mark.parametrize(
    ("at", "language", "words"),
    [
        (datetime(2026, 2, 28, 23, 5, tzinfo=UTC), "fr", "1er mars 2026 à 0\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}05"),
        (datetime(2026, 2, 28, 23, 5, tzinfo=UTC), "en", "1 March 2026 at 0:05"),
        (datetime(2026, 3, 11, 16, 40, tzinfo=UTC), "fr", "11 mars 2026 à 17\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}40"),
    ],
)
def test_a_moment_is_that_of_benin(at: datetime, language: str, words: str) -> None:
    assert printing.moment(at, language) == words
