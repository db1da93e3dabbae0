"""Questions that nobody would ever see, rules that stop everybody, fees that nobody would ever pay."""

from pathlib import Path

import pytest

from tests.factories.service_files import a_form, codes, said

FILE = "services/mairie/essai.yaml"
COLOURS = "options: [{value: vert, text: {fr: V, en: G}}, {value: bleu, text: {fr: B, en: B}}]"


def last(when: str) -> str:
    return f'- {{type: text, name: fin, when: "{when}"}}'


@pytest.mark.parametrize(
    ("questions", "possible", "impossible"),
    [
        pytest.param("- {type: yes_no, name: a}", "a", "a && !a", id="a yes or no"),
        pytest.param(
            f"- {{type: choice, name: c, {COLOURS}}}", "c == 'vert'", "c == 'vert' && c == 'bleu'", id="a choice"
        ),
        pytest.param(
            f"- {{type: choices, name: c, {COLOURS}}}",
            "'vert' in c && 'bleu' in c",
            "size(c) == 0",
            id="several choices, at least one",
        ),
        pytest.param("- {type: number, name: n, min: 1, max: 9}", "n > 8", "n > 9", id="a number at its bound"),
        pytest.param(
            "- {type: number, name: n, decimals: 1, max: 9}", "n > 3.0 && n < 3.2", "n > 3.0 && n < 3.1", id="a decimal"
        ),
        pytest.param("- {type: money, name: m, max: 100}", "m == 100", "m == 101", id="an amount"),
        pytest.param(
            "- {type: date, name: d, not_after: today}",
            "age_on(d, today) == 18",
            "days_between(today, d) > 0",
            id="a date by the age it gives",
        ),
        pytest.param(
            "- {type: date, name: d, not_before: 2026-03-01, not_after: 2026-03-31}",
            "d >= date('2026-03-31')",
            "d > date('2026-03-31')",
            id="a date between fixed days",
        ),
        pytest.param(
            "- {type: date, name: d, not_after: today}", "year_of(d) == 1999", "year_of(d) == 2999", id="a date by year"
        ),
        pytest.param("- {type: text, name: t, max_length: 5}", "t == 'oui'", "t == 'oui' && t == 'non'", id="a text"),
        pytest.param("- {type: email, name: t}", "length(t) == 40", "length(t) < 1", id="a length"),
        pytest.param(
            "- {type: address, name: a, depth: commune}",
            "a.commune == 'lokossa'",
            "a.commune == 'lokossa' && a.commune == 'ouidah'",
            id="a field of an address",
        ),
        pytest.param(
            "- {type: file, name: f, required: false}", "answered.f", "answered.f && !answered.f", id="a file"
        ),
        pytest.param(
            "- {type: consent, name: c, statement: {fr: S, en: S}}", "c", "!c", id="a consent that is required"
        ),
        pytest.param(
            "- {type: yes_no, name: a}\n- {type: yes_no, name: b, when: a}",
            "b",
            "b && !a",
            id="through another condition",
        ),
        pytest.param(
            "- {type: number, name: n, max: 9}\n- {type: computed, name: k, value: n * 2}",
            "k == 8",
            "n == 1 && n == 2 && k == 2",
            id="through a computed value",
        ),
        pytest.param(
            "- {type: yes_no, name: a}",
            "a && today > date('2030-01-01')",
            "!a && a && today > date('2030-01-01')",
            id="a day to come",
        ),
    ],
)
def test_a_question_that_some_answers_show_is_told_from_one_that_none_shows(
    tmp_path: Path, questions: str, possible: str, impossible: str
) -> None:
    lines = len(questions.split("\n"))
    assert codes(tmp_path, a_form(f"{questions}\n{last(possible)}")) == []
    assert codes(tmp_path, a_form(f"{questions}\n{last(impossible)}")) == [("never-shown", 14 + lines)]


def test_a_question_never_shown_is_told_with_its_remedy(tmp_path: Path) -> None:
    (line,) = said(tmp_path, a_form(f"- {{type: number, name: n, max: 9}}\n{last('n > 9')}"))
    assert line.replace("\xa0", " ") == (
        f"{FILE}:15:39: faute [never-shown] Aucune combinaison de réponses ne montre la question « fin ». Corrigez la "
        "condition ou supprimez la question."
    )


def test_what_could_not_all_be_tried_is_a_warning_and_not_a_fault(tmp_path: Path) -> None:
    unguessable = last("t.matches('^[A-Z]{3}-77$')")
    text = a_form(f"- {{type: text, name: t}}\n{unguessable}")
    (line,) = said(tmp_path, text)
    assert line.replace("\xa0", " ") == (
        f"{FILE}:15:39: avertissement [shown-not-proven] Aucune réponse essayée ne montre la question « fin », "
        f"sans que "
        "toutes aient pu l’être. Vérifiez la condition ou simplifiez-la."
    )


def test_a_search_that_is_too_long_ends_undecided(tmp_path: Path) -> None:
    names = [f"n{index}" for index in range(9)]
    questions = "\n".join(f"- {{type: number, name: {name}, max: 9}}" for name in names)
    impossible = " && ".join(f"{name} != 5" for name in names) + " && " + " + ".join(names) + " == 1000"
    assert codes(tmp_path, a_form(f"{questions}\n{last(impossible)}")) == [("shown-not-proven", 23)]


def test_many_answers_that_do_not_matter_do_not_lengthen_the_search(tmp_path: Path) -> None:
    questions = "\n".join(f"- {{type: yes_no, name: q{index}}}" for index in range(40))
    assert codes(tmp_path, a_form(f"{questions}\n{last('q0 && !q39')}")) == []


def test_a_long_chain_of_conditions_is_followed_to_its_end(tmp_path: Path) -> None:
    chain = [f"- {{type: yes_no, name: q{index}, when: q{index - 1}}}" for index in range(1, 30)]
    questions = "\n".join(["- {type: yes_no, name: q0}", *chain])
    assert codes(tmp_path, a_form(f"{questions}\n{last('q29')}")) == []
    assert codes(tmp_path, a_form(f"{questions}\n{last('q29 && !q3')}")) == [("never-shown", 44)]


def test_a_section_never_shown_is_told_once_for_all_its_questions(tmp_path: Path) -> None:
    text = a_form("- {type: yes_no, name: a}")
    text += "  - code: deux\n    title: {fr: D, en: D}\n    when: a && !a\n    questions:\n"
    text += (
        "      - {type: text, name: b, label: {fr: B, en: B}}\n      - {type: text, name: c, label: {fr: C, en: C}}\n"
    )
    assert codes(tmp_path, text) == [("never-shown", 17)]


def test_a_question_inside_a_repeated_group_depends_on_the_same_item(tmp_path: Path) -> None:
    group = (
        "- {{type: repeat, name: r, label: {{fr: R, en: R}}, item_label: {{fr: I, en: I}}, questions: ["
        "{{type: yes_no, name: a, label: {{fr: A, en: A}}}}, {{type: text, name: b, when: {when}, label: {{fr: "
        "B, en: B}}}}]}}"
    )
    assert codes(tmp_path, a_form(group.format(when="a"))) == []
    assert codes(tmp_path, a_form(group.format(when="a && !a"))) == [("never-shown", 14)]


def test_a_question_after_a_stop_is_never_shown(tmp_path: Path) -> None:
    rule = "eligibility:\n  - {code: majeur, when: age < 18, reason: {fr: Non., en: No.}}\n"
    questions = "- {type: number, name: age, max: 120}\n"
    assert codes(tmp_path, a_form(questions + last("age < 19"), after=rule)) == []
    assert codes(tmp_path, a_form(questions + last("age < 18"), after=rule)) == [("never-shown", 15)]


def test_a_rule_that_stops_everybody_is_refused(tmp_path: Path) -> None:
    rule = "eligibility:\n  - {{code: majeur, when: {when!r}, reason: {{fr: Non., en: No.}}}}\n"
    form = "- {type: number, name: age, max: 120}"
    assert codes(tmp_path, a_form(form, after=rule.format(when="age >= 1"))) == []
    (line,) = said(tmp_path, a_form(form, after=rule.format(when="age >= 0")))
    assert line.replace("\xa0", " ") == (
        f"{FILE}:16:26: faute [always-stops] La règle « majeur » arrête tout le monde. Corrigez sa condition."
    )


def test_rules_that_stop_everybody_together_are_refused(tmp_path: Path) -> None:
    rules = (
        "eligibility:\n  - {code: jeune, when: age < 18, reason: {fr: Non., en: No.}}\n"
        "  - {code: vieux, when: age >= 18, reason: {fr: Non., en: No.}}\n"
    )
    assert codes(tmp_path, a_form("- {type: number, name: age, max: 120}", after=rules)) == [("rules-stop-all", 15)]


def test_a_fee_and_a_paper_for_nobody_are_refused(tmp_path: Path) -> None:
    form = a_form("- {type: number, name: age, max: 120}")
    offers = (
        "offers: [{{way: online, fees: [{{amount: 10, when: {0}}}], papers: [{{text: {{fr: P, en: P}}, when: {0}}}]}}]"
    )
    right = form.replace("offers: [{way: online}]", offers.format("age > 119"))
    wrong = form.replace("offers: [{way: online}]", offers.format("age > 120"))
    assert codes(tmp_path, right) == []
    assert codes(tmp_path, wrong) == [("never-applies", 8), ("never-applies", 8)]
