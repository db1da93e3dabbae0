"""An applicant takes a request back before it is decided: nobody goes on treating it."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, transaction

from guichet.commons.payments import operations as payments
from guichet.commons.payments import queries as fees
from guichet.domains.casework import desk, queries, receiving
from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case, Decision, Look, Turn
from guichet.domains.casework.operations import Findings, StepEnd
from guichet.domains.casework.refusals import AlreadyEnded, NotInHand, NotPaused, Withdrawn
from guichet.domains.casework.vocabulary import Ending, Obstacle, Settled, State
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.lib.operation import building
from tests.domains.casework.requests import arrived, arrived_and_ready
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, an_officer, by, publish_the_service, sealed
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
CODJO, BIO = an_officer("codjo"), an_officer("bio")
LATER = an_act(NOON + timedelta(hours=1))


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    publish_the_service()


def withdraw(case: Case) -> Case:
    return casework.withdraw(reference=case.reference, act=LATER)


def taken(case: Case) -> Case:
    held = casework.take_next(officer=CODJO, act=by(CODJO))
    assert held == case
    return held


def test_a_withdrawn_request_is_served_to_nobody_and_closed_without_a_decision() -> None:
    case = a_ready_case()
    withdraw(case)
    case.refresh_from_db()
    assert (case.state, case.step, case.closed_at) == (State.CLOSED, "", LATER.at)
    assert not Decision.objects.exists()
    assert casework.take_next(officer=CODJO, act=by(CODJO)) is None
    line = Entry.objects.of_kind("casework.case-withdrawn").get()
    assert (line.subject, line.facts["unit"], line.facts["step"]) == (case.pseudonym, "bureau", "recherche")


def test_the_place_that_it_leaves_is_taken_by_those_behind() -> None:
    first, second = arrived_and_ready(), arrived_and_ready()
    withdraw(first)
    assert queries.tracking(second.reference, queries.tracking_code(second.reference)).ahead == 0


def test_the_officer_who_had_it_is_told_at_the_next_act_and_has_a_hand_free() -> None:
    case = taken(a_ready_case())
    withdraw(case)
    with pytest.raises(Withdrawn, match=r"La personne a retiré sa demande\s: il n’y a plus rien à faire."):
        desk.read(case.reference, CODJO, by(CODJO))
    assert Turn.objects.get().ending == Ending.WITHDRAWN
    assert queries.in_hand(CODJO) == ()


def test_another_officer_learns_nothing_of_it() -> None:
    case = taken(a_ready_case())
    withdraw(case)
    with pytest.raises(NotInHand) as refusal:
        desk.read(case.reference, BIO, by(BIO))
    assert not isinstance(refusal.value, Withdrawn)


def test_whoever_ends_the_step_at_the_same_moment_is_refused_and_nothing_is_kept() -> None:
    case = taken(a_ready_case())
    withdraw(case)
    with pytest.raises(NotInHand):
        casework.finish_step(
            reference=case.reference, officer=CODJO, ending=StepEnd("fait", findings=b"sealed"), act=by(CODJO)
        )
    assert not case.findings.exists()


def test_a_question_to_the_applicant_ends_with_the_request() -> None:
    case = taken(a_ready_case())
    casework.ask_for(reference=case.reference, officer=CODJO, motive="paper-missing", words=sealed(), act=by(CODJO))
    withdraw(case)
    assert case.pauses.get().ended_at == LATER.at
    with pytest.raises(NotPaused):
        casework.resume(reference=case.reference, words=sealed(), act=LATER)


def test_withdrawing_twice_is_withdrawing_once() -> None:
    case = a_ready_case()
    withdraw(case)
    withdraw(case)
    assert Entry.objects.of_kind("casework.case-withdrawn").count() == 1


def test_a_decided_request_is_not_withdrawn() -> None:
    case = taken(a_ready_case())
    ending = StepEnd("irrecevable", findings=b"sealed", reasons=sealed())
    casework.finish_step(reference=case.reference, officer=CODJO, ending=ending, act=by(CODJO))
    with pytest.raises(AlreadyEnded, match=r"Cette demande est déjà décidée\s: elle ne peut plus être retirée."):
        withdraw(case)
    assert not Entry.objects.of_kind("casework.case-withdrawn").exists()


def with_a_fee() -> Case:
    case = arrived()
    received = keys.receive(bytes(case.envelope), bound_to=bytes(case.bound_to), case=case.pseudonym)
    found = Findings(Obstacle.NONE, fee=1_900)
    casework.check(pseudonym=case.pseudonym, found=found, record=received.record, act=an_act())
    case.refresh_from_db()
    assert case.obstacle == Obstacle.FEE
    return case


def test_a_fee_that_was_not_paid_is_no_longer_asked() -> None:
    case = with_a_fee()
    withdraw(case)
    case.refresh_from_db()
    assert fees.owed_about(case.reference) == ()
    assert (case.state, case.settled, case.ready_at) == (State.CLOSED, Settled.WAIVED, None)


def test_what_was_paid_is_not_promised_back() -> None:
    case = with_a_fee()
    payment = fees.payment(fees.owed_about(case.reference)[0])
    assert payment is not None
    payments.confirm(payment=payment, provider_reference="A-1", act=an_act())
    withdraw(case)
    case.refresh_from_db()
    assert (case.state, case.settled) == (State.CLOSED, Settled.CONFIRMED)
    assert not Entry.objects.of_kind("payments.refund-owed").exists()


def test_a_request_withdrawn_before_it_was_opened_gets_its_key_and_stays_unread() -> None:
    case = arrived()
    withdraw(case)
    receiving.receive(case.pseudonym, LATER)
    case.refresh_from_db()
    assert case.case_key_id
    assert bytes(case.envelope) == b""
    assert (case.state, case.ready_at) == (State.CLOSED, None)
    assert not Look.objects.exists()


def test_a_request_withdrawn_while_it_was_checked_does_not_become_ready_and_the_reading_is_told() -> None:
    case = arrived()
    received = keys.receive(bytes(case.envelope), bound_to=bytes(case.bound_to), case=case.pseudonym)
    withdraw(case)
    casework.check(pseudonym=case.pseudonym, found=Findings(Obstacle.NONE, 0), record=received.record, act=LATER)
    case.refresh_from_db()
    assert (case.state, case.ready_at) == (State.CLOSED, None)
    assert Look.objects.filter(case=case).count() == 1


def test_the_thread_ends_with_the_withdrawal() -> None:
    case = arrived_and_ready()
    withdraw(case)
    code = queries.tracking_code(case.reference)
    (line,) = desk.thread(case.reference, code, LATER)
    assert (line.text, line.at) == ("Vous avez retiré cette demande. Aucun bureau ne la traite plus.", LATER.at)
    assert queries.tracking(case.reference, code).withdrawn_at == LATER.at


def test_the_database_holds_that_what_is_withdrawn_is_closed() -> None:
    case = a_ready_case()
    with pytest.raises(IntegrityError, match="casework_case_withdrawn_is_closed"), building(), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(withdrawn=True)
