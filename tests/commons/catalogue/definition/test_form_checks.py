"""Names, options, limits, languages and fees: what the form of a file cannot tell by itself."""

from pathlib import Path

import pytest

from tests.factories.service_files import PROCEDURE, SHEET, a_form, codes, said

FILE = "services/mairie/essai.yaml"
OPTIONS = "options: [{value: a, text: {fr: A, en: A}}, {value: b, text: {fr: B, en: B}}]"


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        (
            "- {type: yes_no, name: un}\n- {type: yes_no, name: deux}",
            "- {type: yes_no, name: un}\n- {type: yes_no, name: un}",
            (
                "15:30: faute [duplicate-name] Le nom « un » est déjà pris à la ligne 14. Chaque question du fichier "
                "a son propre "
                "nom."
            ),
        ),
        (
            "- {type: date, name: jour}",
            "- {type: date, name: today}",
            (
                "14:28: faute [reserved-name] « today » est un mot des conditions et ne peut pas nommer une "
                "question. Précisez-le : "
                "« today_demande »."
            ),
        ),
        (
            f"- {{type: choice, name: c, {OPTIONS}}}",
            f"- {{type: choice, name: c, {OPTIONS.replace('value: b', 'value: a')}}}",
            (
                "14:85: faute [duplicate-option] La valeur « a » est déjà celle de l’option de la ligne 14. Donnez "
                "une autre "
                "valeur."
            ),
        ),
        (
            "- {type: number, name: n, min: 1, max: 1}",
            "- {type: number, name: n, min: 2, max: 1}",
            "14:46: faute [empty-range] « min » dépasse « max » : aucune réponse ne conviendrait. Échangez-les.",
        ),
        (
            "- {type: date, name: d, not_before: 2026-01-01, not_after: 2026-01-01}",
            "- {type: date, name: d, not_before: 2026-01-02, not_after: 2026-01-01}",
            (
                "14:66: faute [empty-range] « not_before » dépasse « not_after » : aucune réponse ne conviendrait. "
                "Échangez-les."
            ),
        ),
        (
            f"- {{type: choices, name: c, max_choices: 2, {OPTIONS}}}",
            f"- {{type: choices, name: c, max_choices: 3, {OPTIONS}}}",
            "14:47: faute [more-than-options] « max_choices » vaut 3 pour 2 options. Baissez-le ou retirez-le.",
        ),
        (
            "- {type: npi, name: n, prefill: identity.npi}",
            "- {type: text, name: n, prefill: identity.npi}",
            (
                "14:40: faute [prefill-of-another-type] « identity.npi » remplit une question de type npi, pas « "
                "text ». Changez "
                "le type ou la source."
            ),
        ),
        (
            "- {type: text, name: t, format: {pattern: '[0-9]+', message: {fr: M, en: M}}}",
            "- {type: text, name: t, format: {pattern: '[0-9+', message: {fr: M, en: M}}}",
            (
                "14:49: faute [not-a-pattern] Ce n’est pas une expression rationnelle que le moteur comprend. "
                "Écrivez-la entre "
                'guillemets, par exemple "[0-9]{4}".'
            ),
        ),
    ],
)
def test_what_a_question_may_not_be(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    assert codes(tmp_path, a_form(right)) == []
    assert [line.replace("\xa0", " ") for line in said(tmp_path, a_form(wrong))] == [f"{FILE}:{sentence}"]


def test_two_sections_of_one_code_are_told(tmp_path: Path) -> None:
    text = a_form("- {type: yes_no, name: a}")
    second = "  - {code: s, title: {fr: D, en: D}, questions: [{type: yes_no, name: b, label: {fr: B, en: B}}]}\n"
    assert codes(tmp_path, text + second.replace("code: s", "code: d")) == []
    assert codes(tmp_path, text + second) == [("duplicate-code", 15)]


def test_a_title_without_english_is_told_of_every_sheet(tmp_path: Path) -> None:
    (line,) = said(tmp_path, SHEET.replace("{fr: Essai, en: Trial}", "{fr: Essai}"))
    assert line.replace("\xa0", " ") == (
        f"{FILE}:2:8: faute [missing-translation] Ce texte manque dans une langue du service : l’anglais. Ajoutez-le."
    )


def test_a_sheet_in_french_alone_needs_no_english(tmp_path: Path) -> None:
    text = SHEET.replace("{fr: Essai, en: Trial}", "{fr: Essai}") + "languages: [fr]\n"
    assert codes(tmp_path, text) == []


def test_other_words_of_a_sheet_may_wait_for_their_english(tmp_path: Path) -> None:
    assert codes(tmp_path, SHEET + "output: {fr: Acte}\n") == []


def test_every_word_of_a_service_run_here_is_needed_in_every_language(tmp_path: Path) -> None:
    text = a_form("- {type: yes_no, name: a, help: {fr: Aide}}", after=PROCEDURE) + "output: {fr: Acte}\n"
    assert codes(tmp_path, text.replace("en: Office", "en: Bureau")) == [
        ("missing-translation", 14),
        ("missing-translation", 40),
    ]


FEES = "offers: [{way: online, fees: [{amount: 10, until: UNTIL}, {amount: 20, since: SINCE}]}]"


@pytest.mark.parametrize(
    ("until", "since", "faults"),
    [
        ('"2026"', '"2026"', []),
        ('"2026-07"', '"2026-06"', ["fees-overlap"]),
        ('"2026-02-01"', '"2026-01-31"', ["fees-overlap"]),
    ],
)
def test_two_amounts_for_the_same_day_are_told(tmp_path: Path, until: str, since: str, faults: list[str]) -> None:
    fees = FEES.replace("UNTIL", until).replace("SINCE", since)
    assert [code for code, _ in codes(tmp_path, SHEET.replace("offers: [{way: online}]", fees))] == faults


def test_amounts_for_different_things_may_hold_on_the_same_day(tmp_path: Path) -> None:
    fees = "offers: [{way: online, fees: [{amount: 10, label: {fr: A, en: A}}, {amount: 20, label: {fr: B, en: B}}]}]"
    assert codes(tmp_path, SHEET.replace("offers: [{way: online}]", fees)) == []


def test_a_fee_does_not_end_before_it_begins(tmp_path: Path) -> None:
    fees = 'offers: [{way: online, fees: [{amount: 10, since: "2026", until: "2026"}]}]'
    (line,) = said(tmp_path, SHEET.replace("offers: [{way: online}]", fees), "en")
    assert line == (
        f"{FILE}:8:66: error [ends-before-it-begins] The fee ends before it begins. Correct “since” or “until”; "
        f"“until” is "
        "the first day on which it no longer holds."
    )
