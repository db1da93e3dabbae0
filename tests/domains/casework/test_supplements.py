"""What is asked again, and what answers change, by the case's own definition alone."""

from datetime import date

import pytest

from guichet.commons.catalogue.definition.form import Form
from guichet.commons.intake.models import Content
from guichet.domains.casework.supplements import AskedAgain, Change, asked_again, day_of, read, written
from tests.factories.requests import a_procedure, a_question

TODAY = date(2026, 11, 28)
NONE = Content({}, {})
BEFORE: dict[str, object] = {"enfants": False, "motif": "emploi", "jour": "2026-11-01"}
RELEVE = {"file": "f1", "kind": "pdf", "bytes": 10}


def the_form(**changes: object) -> Form:
    return Form(
        a_procedure(
            a_question("yes_no", "enfants"),
            a_question("number", "combien", when="enfants == true"),
            a_question("text", "motif"),
            a_question("date", "jour", not_after="today"),
            a_question("file", "releve", accept=["pdf"], max_megabytes=1, required=False),
            **changes,
        )
    )


FORM = the_form()


def names(found: AskedAgain) -> list[tuple[str, bool]]:
    """Each question asked, and whether its answer stands."""
    return [(shown.entry.name, shown.invalid is None) for shown in found.shown]


def given(**answers: object) -> Content:
    files = {"f1": {"name": "releve.pdf"}} if "releve" in answers else {}
    return Content(answers, files)


def test_a_question_shows_its_former_answer_and_a_file_is_asked_anew_even_where_it_was_free() -> None:
    found = asked_again(FORM, {**BEFORE, "releve": [RELEVE]}, NONE, ["motif", "releve"], TODAY)
    assert names(found) == [("motif", True), ("releve", False)]
    assert [shown.value for shown in found.shown] == ["emploi", None]
    assert not found.is_complete


def test_what_was_asked_and_given_is_complete_and_says_what_it_changes() -> None:
    found = asked_again(FORM, BEFORE, given(motif="concours", releve=[RELEVE]), ["motif", "releve"], TODAY)
    assert found.is_complete
    assert found.change == Change({"motif": "concours", "releve": [RELEVE]}, {"f1": {"name": "releve.pdf"}}, [])


def test_an_answer_that_opens_a_question_brings_it() -> None:
    found = asked_again(FORM, BEFORE, given(enfants=True), ["enfants"], TODAY)
    assert names(found) == [("enfants", True), ("combien", False)]
    found = asked_again(FORM, BEFORE, given(enfants=True, combien=2), ["enfants"], TODAY)
    assert names(found) == [("enfants", True), ("combien", True)]
    assert found.allows("combien")
    assert not found.allows("motif")


def test_an_answer_that_closes_a_question_drops_its_answer() -> None:
    found = asked_again(FORM, {**BEFORE, "enfants": True, "combien": 2}, given(enfants=False), ["enfants"], TODAY)
    assert (found.is_complete, found.change.dropped) == (True, ["combien"])


def test_a_wrong_answer_is_refused_by_the_rules_of_the_form() -> None:
    found = asked_again(FORM, BEFORE, given(jour="2026-11-29"), ["jour"], TODAY)
    assert names(found) == [("jour", False)]


def test_what_time_alone_made_wrong_is_not_asked() -> None:
    form = Form(a_procedure(a_question("date", "fete", not_before="today"), a_question("text", "motif")))
    found = asked_again(form, {"fete": "2026-11-20", "motif": "a"}, given(motif="b"), ["motif"], TODAY)
    assert names(found) == [("motif", True)]


def test_an_answer_that_stops_the_request_says_so() -> None:
    rule = {"code": "motif-exclu", "when": "motif == 'interdit'", "reason": {"fr": "Interdit.", "en": "Forbidden."}}
    form = the_form(eligibility=[rule])
    found = asked_again(form, BEFORE, given(motif="interdit"), ["motif"], TODAY)
    assert found.stop is not None
    assert (found.stop.reason.fr, found.is_complete) == ("Interdit.", False)


@pytest.mark.parametrize(
    ("asked", "day"),
    [(["motif"], TODAY), (["combien"], date(2026, 11, 1))],
)
def test_a_paper_is_judged_on_its_own_day_unless_the_request_would_not_come_that_far(
    asked: list[str], day: date
) -> None:
    assert day_of(FORM, BEFORE, asked, filed_on=date(2026, 11, 1), today=TODAY) == day


def test_a_change_is_read_as_it_was_written() -> None:
    change = Change({"motif": "été"}, {"f1": {"name": "é.pdf"}}, ["combien"])
    assert read(written(change)) == change
