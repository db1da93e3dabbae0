"""A person goes through a form: which pages come, which is first to do, where it stops, what it costs."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from guichet.commons.catalogue.definition import procedure
from guichet.commons.catalogue.definition.answers import Problem
from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.offer import Offer
from guichet.commons.catalogue.definition.procedure import Walk
from tests.factories.service_files import PROCEDURE, a_service_with

TODAY = date(2026, 6, 15)
CHILDREN = (
    "- {type: repeat, name: enfants, required: false, max: 3, label: {fr: E, en: C}, item_label: {fr: E, en: C}, "
    "questions: ["
    "{type: text, name: prenom, label: {fr: P, en: P}}, {type: yes_no, name: scolarise, label: {fr: S, en: S}}, "
    "{type: text, name: ecole, when: scolarise && majeur, label: {fr: E, en: S}}]}"
)


def a_form(folder: Path, questions: str, after: str = "") -> Form:
    return Form(a_service_with(folder, questions, after=after))


def walked(form: Form, **answers: object) -> Walk:
    return procedure.walk(form, answers, TODAY)


def names(walk: Walk) -> list[list[str]]:
    return [[shown.entry.name for shown in page.questions] for page in walk.pages]


def problems(walk: Walk) -> Mapping[str, Problem]:
    return {each.entry.name: each.invalid.problem for page in walk.pages for each in page.questions if each.invalid}


def test_each_question_has_its_page_and_a_section_gathers_its_own(tmp_path: Path) -> None:
    form = a_form(
        tmp_path,
        """
        - {type: text, name: a}
        - {type: section, name: g, label: {fr: G, en: G}, questions: [{type: text, name: b, label: {fr: B, en: B}}, \
{type: explanation, name: m, label: {fr: M, en: M}, text: {fr: M, en: M}}]}
        - {type: text, name: c, required: false}
        """,
    )
    walk = walked(form)
    assert names(walk) == [["a"], ["b", "m"], ["c"]]
    assert [page.group.name if page.group else None for page in walk.pages] == [None, "g", None]


def test_the_first_page_to_do_is_the_first_with_something_missing_or_wrong(tmp_path: Path) -> None:
    form = a_form(
        tmp_path, "- {type: text, name: a}\n- {type: number, name: b, max: 9}\n- {type: text, name: c, required: false}"
    )
    assert problems(walked(form)) == {"a": Problem.MISSING, "b": Problem.MISSING}
    wrong = walked(form, a="x", b=10)
    assert problems(wrong) == {"b": Problem.TOO_BIG}
    assert wrong.first_open is wrong.pages[1]
    done = walked(form, a="x", b=9)
    assert done.is_complete
    assert done.first_open is None


def test_a_question_comes_once_its_condition_holds_and_goes_when_it_does_not(tmp_path: Path) -> None:
    form = a_form(
        tmp_path, "- {type: yes_no, name: a}\n- {type: text, name: b, when: a}\n- {type: text, name: c, when: '!a'}"
    )
    assert names(walked(form, a=True)) == [["a"], ["b"]]
    assert names(walked(form, a=False)) == [["a"], ["c"]]


def test_what_depends_on_an_open_answer_waits_for_it(tmp_path: Path) -> None:
    form = a_form(
        tmp_path,
        """
        - {type: date, name: ne_le, not_after: today}
        - {type: computed, name: age, value: "age_on(ne_le, today)"}
        - {type: text, name: tuteur, when: age < 18}
        """,
    )
    assert names(walked(form)) == [["ne_le"]]
    assert names(walked(form, ne_le="2027-01-01")) == [["ne_le"]]
    child = walked(form, ne_le="2010-01-01")
    assert names(child) == [["ne_le"], ["age"], ["tuteur"]]
    assert child.answers["age"] == 16
    assert names(walked(form, ne_le="2000-01-01")) == [["ne_le"], ["age"]]


def test_an_answer_to_a_question_no_longer_shown_is_not_kept(tmp_path: Path) -> None:
    form = a_form(tmp_path, "- {type: yes_no, name: a}\n- {type: text, name: b, when: a}")
    assert walked(form, a=False, b="secret").answers == {"a": False}
    assert walked(form, a=True, b="dit").answers == {"a": True, "b": "dit"}


def test_a_check_says_the_sentence_of_the_file(tmp_path: Path) -> None:
    form = a_form(
        tmp_path,
        """
        - {type: date, name: arrivee}
        - {type: date, name: depart, check: [{that: depart >= arrivee, message: {fr: Trop tôt., en: Too early.}}]}
        """,
    )
    walk = walked(form, arrivee="2026-07-02", depart="2026-07-01")
    invalid = walk.pages[1].questions[0].invalid
    assert invalid is not None
    assert invalid.message is not None
    assert invalid.message.fr == "Trop tôt."
    assert walked(form, arrivee="2026-07-01", depart="2026-07-01").is_complete
    assert problems(walked(form, depart="2026-07-01")) == {"arrivee": Problem.MISSING}


RULES = """\
eligibility:
  - {code: majeur, when: age < 18, reason: {fr: Trop jeune., en: Too young.}}
  - {code: nomade, when: "!domicile && age > 60", reason: {fr: Sans domicile., en: No home.}}
"""
ASKED = "- {type: number, name: age, max: 120}\n- {type: yes_no, name: domicile}\n- {type: text, name: rue}"


def test_a_rule_stops_as_soon_as_its_answers_are_given_and_ends_the_way(tmp_path: Path) -> None:
    form = a_form(tmp_path, ASKED, RULES)
    young = walked(form, age=17)
    assert young.stop is not None
    assert young.stop.reason.fr == "Trop jeune."
    assert names(young) == [["age"]]
    assert not young.is_complete


def test_a_rule_waits_for_the_last_of_its_answers(tmp_path: Path) -> None:
    form = a_form(tmp_path, ASKED, RULES)
    assert walked(form, age=61).stop is None
    assert walked(form, age=61, domicile=True).stop is None
    stopped = walked(form, age=61, domicile=False).stop
    assert stopped is not None
    assert stopped.code == "nomade"


def test_nothing_stops_somebody_who_has_not_answered(tmp_path: Path) -> None:
    form = a_form(tmp_path, ASKED, RULES)
    assert walked(form).stop is None
    assert walked(form, age="dix-sept").stop is None


def test_the_questions_of_the_rules_can_be_asked_first(tmp_path: Path) -> None:
    form = a_form(tmp_path, ASKED, RULES)
    assert [entry.name for entry in procedure.eligibility_questions(form)] == ["age", "domicile"]


def test_each_item_of_a_repeated_group_is_asked_by_itself(tmp_path: Path) -> None:
    form = a_form(tmp_path, f"- {{type: yes_no, name: majeur}}\n{CHILDREN}")
    walk = walked(
        form, majeur=True, enfants=[{"prenom": "Afi", "scolarise": True}, {"prenom": "Koffi", "scolarise": False}]
    )
    (group,) = walk.pages[1].questions
    assert [[shown.entry.name for shown in item] for item in group.items] == [
        ["prenom", "scolarise", "ecole"],
        ["prenom", "scolarise"],
    ]
    assert group.invalid is not None
    assert group.invalid.problem is Problem.ITEM
    assert [shown.invalid is not None for shown in group.items[0]] == [False, False, True]


def test_a_repeated_group_that_is_whole_is_kept_as_given(tmp_path: Path) -> None:
    form = a_form(tmp_path, f"- {{type: yes_no, name: majeur}}\n{CHILDREN}")
    children = [{"prenom": "Afi", "scolarise": True, "ecole": "Centre"}]
    walk = walked(form, majeur=True, enfants=children)
    assert walk.is_complete
    assert walk.answers["enfants"] == children


@pytest.mark.parametrize(
    ("count", "problem"), [(0, None), (3, None), (4, Problem.TOO_MANY)], ids=["none", "the most", "one too many"]
)
def test_a_repeated_group_has_its_limits(tmp_path: Path, count: int, problem: Problem | None) -> None:
    form = a_form(tmp_path, f"- {{type: yes_no, name: majeur}}\n{CHILDREN}")
    walk = walked(form, majeur=False, enfants=[{"prenom": "Afi", "scolarise": False}] * count)
    assert problems(walk).get("enfants") is problem


OFFERS = """\
offers:
  - way: online
    fees:
      - {amount: 100, until: "2026-06-15"}
      - {amount: 200, since: "2026-06-15"}
      - {amount: 50, label: {fr: Urgence, en: Urgency}, when: urgent}
    papers:
      - {text: {fr: Acte, en: Certificate}}
      - {text: {fr: Preuve, en: Proof}, when: urgent}
"""
URGENCY = """\
    priorities:
      - {code: urgence, title: {fr: Urgence, en: Urgency}, when: urgent}
"""


def a_paid_form(folder: Path) -> Form:
    after = PROCEDURE.replace("  outcomes:\n", f"{URGENCY}  outcomes:\n")
    return Form(a_service_with(folder, "- {type: yes_no, name: urgent}", after=after, offers=OFFERS))


def the_offer(form: Form) -> Offer:
    offer = procedure.offer_of(form)
    assert offer is not None
    return offer


def test_fees_are_those_of_the_day_and_of_the_answers(tmp_path: Path) -> None:
    form = a_paid_form(tmp_path)

    def due(day: date, *, urgent: bool) -> list[int]:
        return [fee.amount for fee in procedure.fees_due(form, the_offer(form), {"urgent": urgent}, day) or ()]

    assert due(date(2026, 6, 14), urgent=False) == [100]
    assert due(date(2026, 6, 15), urgent=False) == [200]
    assert due(date(2026, 6, 15), urgent=True) == [200, 50]


def test_papers_are_those_that_the_answers_call_for(tmp_path: Path) -> None:
    form = a_paid_form(tmp_path)

    def needed(*, urgent: bool) -> list[str]:
        papers = procedure.papers_needed(form, the_offer(form), {"urgent": urgent}, TODAY)
        return [paper.text.fr for paper in papers or ()]

    assert needed(urgent=False) == ["Acte"]
    assert needed(urgent=True) == ["Acte", "Preuve"]


def test_fees_and_papers_that_nobody_published_are_not_none_at_all(tmp_path: Path) -> None:
    form = Form(a_service_with(tmp_path, "- {type: yes_no, name: urgent}", after=PROCEDURE))
    assert procedure.fees_due(form, the_offer(form), {}, TODAY) is None
    assert procedure.papers_needed(form, the_offer(form), {}, TODAY) is None


def test_a_sheet_that_is_not_run_here_has_no_offer_to_pay(tmp_path: Path) -> None:
    form = Form(a_service_with(tmp_path, "- {type: yes_no, name: urgent}"))
    assert procedure.offer_of(form) is None
    assert procedure.priority_of(form, {"urgent": True}, TODAY) is None


def test_priority_is_given_by_a_published_rule_alone(tmp_path: Path) -> None:
    form = a_paid_form(tmp_path)
    found = procedure.priority_of(form, {"urgent": True}, TODAY)
    assert found is not None
    assert found.title.fr == "Urgence"
    assert procedure.priority_of(form, {"urgent": False}, TODAY) is None


DOCUMENT = (
    "title: {fr: Accordé, en: Granted}, document: {template: t, title: {fr: T, en: T}, "
    "fields: {nom: nom.family_name, jusqu_au: 'add_months(today, 3)', note: note}}}"
)


def test_a_document_is_filled_from_answers_and_findings(tmp_path: Path) -> None:
    finding = "        findings: [{type: text, name: note, required: false, label: {fr: N, en: N}}]\n"
    after = PROCEDURE.replace("title: {fr: Accordé, en: Granted}}", DOCUMENT)
    after = after.replace(
        "        results:\n          - {code: fait", f"{finding}        results:\n          - {{code: fait"
    )
    form = Form(a_service_with(tmp_path, "- {type: person_name, name: nom}", after=after))
    assert form.service.procedure is not None
    granted, refused = form.service.procedure.outcomes
    answers = {"nom": {"family_name": "Dossou", "given_names": "Afi"}}
    day = date(2026, 11, 30)
    assert procedure.document_fields(form, granted, answers, {"note": "Bien"}, day) == {
        "nom": "Dossou",
        "jusqu_au": "2027-02-28",
        "note": "Bien",
    }
    assert procedure.document_fields(form, granted, {}, {}, day) == {"nom": "", "jusqu_au": "2027-02-28", "note": ""}
    assert procedure.document_fields(form, refused, answers, {}, day) == {}
