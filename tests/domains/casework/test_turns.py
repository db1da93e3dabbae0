"""Nobody chooses: the oldest case first, one case in one hand, few cases in a hand, not for ever."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from guichet.domains.casework import operations as casework
from guichet.domains.casework import queries
from guichet.domains.casework.models import Case, Turn
from guichet.domains.casework.operations import turns
from guichet.domains.casework.refusals import HandsFull, NothingToAnswer, NotInHand, NotYours
from guichet.domains.casework.vocabulary import GivenBackFor, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.lib.operation import building
from guichet.foundation.places import announcing
from tests.factories.acts import NOON, an_act
from tests.factories.cases import (
    a_circuit,
    a_ready_case,
    a_submission,
    an_officer,
    by,
    publish_the_service,
    sealed,
    text,
)
from tests.factories.catalogue import publish
from tests.factories.requests import a_procedure, a_question

pytestmark = pytest.mark.django_db
CODJO, BIO = an_officer("codjo"), an_officer("bio")


@pytest.fixture(autouse=True)
def service() -> None:
    publish_the_service()


def taken(officer: Viewer = CODJO) -> Case:
    case = casework.take_next(officer=officer, act=by(officer))
    assert case is not None
    return case


def test_the_oldest_ready_case_is_served_first() -> None:
    first, second = a_ready_case(NOON), a_ready_case(NOON - timedelta(days=3))
    assert [taken().reference, taken().reference] == [first.reference, second.reference]


def test_a_clock_set_back_at_a_centre_gains_no_place() -> None:
    first = a_ready_case()
    a_ready_case(submitted_at=NOON - timedelta(days=300))
    assert taken().reference == first.reference


@pytest.mark.parametrize(("demonstration", "served"), [(False, True), (True, False)])
def test_a_clock_keeps_no_case_back_but_where_a_past_is_told(
    settings: Settings, *, demonstration: bool, served: bool
) -> None:
    settings.DEMONSTRATION = demonstration
    a_ready_case(NOON + timedelta(hours=1))
    assert (casework.take_next(officer=CODJO, act=by(CODJO)) is not None) is served


def test_two_officers_are_served_two_cases() -> None:
    a_ready_case()
    a_ready_case()
    assert taken(CODJO).reference != taken(BIO).reference


def test_an_empty_queue_serves_nothing() -> None:
    assert casework.take_next(officer=CODJO, act=by(CODJO)) is None


@pytest.mark.parametrize(
    "officer",
    [
        an_officer(unit="autre"),
        an_officer(authority="autre"),
        an_officer(kind=RoleKind.SIGNATORY),
        Viewer(ActorKind.CITIZEN, "codjo", roles=CODJO.roles),
        Viewer.stranger(),
    ],
)
def test_a_case_is_served_only_for_the_role_and_office_of_its_step(officer: Viewer) -> None:
    a_ready_case()
    assert casework.take_next(officer=officer, act=by(officer)) is None


def test_a_role_at_the_whole_authority_covers_its_offices() -> None:
    case = a_ready_case()
    assert taken(an_officer(unit="")).reference == case.reference


def test_a_case_that_is_not_ready_is_not_served() -> None:
    casework.open_from(submission=a_submission(), act=an_act())
    assert casework.take_next(officer=CODJO, act=by(CODJO)) is None


def test_a_fourth_case_is_refused_to_full_hands() -> None:
    for _ in range(4):
        a_ready_case()
    for _ in range(3):
        taken()
    with pytest.raises(HandsFull, match=r"Vous avez déjà 3 dossiers en main. Terminez-en un, ou rendez-le."):
        taken()


def test_taking_is_told_without_naming_the_applicant() -> None:
    case = a_ready_case()
    taken()
    entry = Entry.objects.of_kind("casework.case-taken").get()
    assert (entry.subject, entry.actor) == (case.pseudonym, "codjo")
    assert case.reference not in str(entry.facts)


def test_a_case_given_back_keeps_its_place_and_comes_back_to_the_same_hands() -> None:
    first = a_ready_case()
    a_ready_case()
    casework.give_back(reference=taken().reference, officer=CODJO, reason=GivenBackFor.ABSENCE, act=by(CODJO))
    assert taken().reference == first.reference
    assert Entry.objects.of_kind("casework.case-given-back").get().facts["reason"] == "absence"


def test_an_officer_with_an_interest_is_not_served_the_case_again() -> None:
    first, second = a_ready_case(), a_ready_case()
    casework.give_back(reference=taken().reference, officer=CODJO, reason=GivenBackFor.INTEREST, act=by(CODJO))
    assert taken(CODJO).reference == second.reference
    assert taken(BIO).reference == first.reference


@pytest.mark.parametrize("reference", ["", "WEB-0000-0000-0"])
def test_a_case_in_other_hands_is_not_given_back_nor_told_apart_from_none(reference: str) -> None:
    a_ready_case()
    wanted = reference or taken(BIO).reference
    with pytest.raises(NotInHand, match=r"Ce dossier n’est plus entre vos mains. Rien n’a été enregistré."):
        casework.give_back(reference=wanted, officer=CODJO, reason=GivenBackFor.ABSENCE, act=by(CODJO))


def test_an_officer_who_lost_the_role_has_nothing_in_hand() -> None:
    a_ready_case()
    case, moved = taken(), an_officer("codjo", unit="autre")
    with pytest.raises(NotInHand):
        casework.give_back(reference=case.reference, officer=moved, reason=GivenBackFor.ABSENCE, act=by(moved))


def test_a_case_held_for_more_than_a_working_day_is_taken_back() -> None:
    a_ready_case()
    case = taken()
    until = Turn.objects.get().until
    assert casework.take_back(act=an_act(until - timedelta(minutes=1))) == 0
    assert casework.take_back(act=an_act(until)) == 1
    case.refresh_from_db()
    assert case.state == State.WAITING
    assert Entry.objects.of_kind("casework.case-taken-back").get().subject == case.pseudonym
    assert taken(BIO).reference == case.reference


def test_a_late_case_is_escalated_once_and_the_office_above_may_be_served_it() -> None:
    case, above = a_ready_case(), an_officer("reine", unit="direction")
    assert casework.take_next(officer=above, act=by(above)) is None
    assert case.step_due_at is not None
    assert casework.escalate(act=an_act(case.step_due_at - timedelta(seconds=1))) == 0
    assert casework.escalate(act=an_act(case.step_due_at)) == 1
    assert casework.escalate(act=an_act(case.step_due_at)) == 0
    assert Entry.objects.of_kind("casework.case-escalated").get().facts["above"] == "direction"
    assert taken(above).reference == case.reference


def test_a_case_that_is_not_held_too_long_is_not_taken_back_under_its_lock() -> None:
    a_ready_case(NOON)
    case = taken()
    assert casework.take_back(act=an_act(NOON + timedelta(minutes=1))) == 0
    assert not turns._taken_back(case.pk, an_act(NOON + timedelta(minutes=1)))


def test_an_officer_who_asks_twice_at_once_has_no_more_for_it() -> None:
    first, second = a_ready_case(NOON), a_ready_case(NOON)
    asked_twice = iter([second])

    def begin_the_other_turn_first(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith('INSERT INTO "casework_turn"') and (case := next(asked_twice, None)):
            with building():
                Turn.objects.create(case=case, officer="codjo", slot=0, step=case.step, began_at=NOON, until=NOON)
        return execute(sql, *rest)

    with connection.execute_wrapper(begin_the_other_turn_first), pytest.raises(HandsFull):
        casework.take_next(officer=CODJO, act=by(CODJO))
    assert Turn.objects.count() == 0
    assert taken().reference == first.reference


def test_nothing_is_answered_where_no_complaint_waits() -> None:
    case = a_ready_case(NOON)
    with pytest.raises(NothingToAnswer):
        casework.answer_complaint(reference=case.reference, supervisor=CODJO, words=sealed(), act=by(CODJO))


def test_no_code_follows_a_reference_that_was_never_given_out() -> None:
    with pytest.raises(NotYours):
        queries.tracking_code("WEB-0000-0000-0")


def test_an_officer_sees_no_counts_of_offices() -> None:
    a_ready_case(NOON)
    assert queries.loads(CODJO, NOON) == ()


def test_a_promise_counts_the_holidays_that_were_announced_before_it() -> None:
    before = a_ready_case()
    announcing.announce_holiday(
        on=date(2026, 11, 24), name="Jour de deuil", name_en="", instead_of=None, act=an_act(NOON)
    )
    after = a_ready_case()
    assert before.promised_at is not None
    assert after.promised_at == before.promised_at + timedelta(days=3)


PRIORITY = {"code": "urgence", "title": text("Urgence médicale"), "when": 'motif == "urgence"'}


def publish_a_priority() -> None:
    questions = (a_question("person_name", "nom"), a_question("text", "motif"))
    publish(a_procedure(*questions, procedure=a_circuit(priorities=[PRIORITY])))


def an_urgent_case(version: int) -> Case:
    case = a_ready_case(version=version)
    with building():
        Case.objects.filter(pk=case.pk).update(priority=0)
    return case


def test_whoever_passes_before_others_does_it_by_a_published_rule_that_is_told() -> None:
    publish_a_priority()
    a_ready_case(version=2)
    urgent = an_urgent_case(version=2)
    assert taken().reference == urgent.reference
    jumped = Entry.objects.get(kind="casework.case-jumped").facts
    assert (jumped["case"], jumped["rule"]) == (urgent.pseudonym, "urgence")
    assert list(Turn.objects.values_list("jumped", "overtook")) == [(True, False)]


def test_a_priority_that_passes_before_nobody_jumps_nothing() -> None:
    publish_a_priority()
    for _ in range(2):
        an_urgent_case(version=2)
    casework.take_next(officer=CODJO, act=by(CODJO))
    assert not Entry.objects.filter(kind="casework.case-jumped").exists()
