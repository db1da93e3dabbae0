"""A step asks its register, whatever state that is in: with the real keeper of keys and the real sandbox."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings

from guichet.commons.registers.comparing import Verdict
from guichet.commons.registers.contrib.sandbox import switch
from guichet.commons.registers.contrib.sandbox.switch import Mode
from guichet.commons.registers.fields import Field
from guichet.commons.registers.models import Search
from guichet.commons.registers.vocabulary import State, Why
from guichet.domains.casework import desk, queries, searching
from guichet.domains.casework import operations as casework
from guichet.domains.casework.desk import Ending
from guichet.domains.casework.models import Case, RegisterSearch
from guichet.domains.casework.refusals import NothingToSearch, NotInHand, SearchUnderWay
from guichet.domains.casework.searching import Standing
from guichet.domains.casework.vocabulary import ReadFor
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys.refusals import KeeperUnavailable
from guichet.foundation.work import queries as work
from tests.domains.casework.requests import arrived_and_ready
from tests.factories.acts import NOON, an_act
from tests.factories.cases import SIGNATURE, a_register_step, an_officer, by, publish_the_service
from tests.factories.keepers import AKeeper
from tests.factories.registers import connected, the_sandbox

pytestmark = pytest.mark.django_db
CODJO, BIO = an_officer("codjo"), an_officer("bio")
DOSU: dict[str, object] = {"nom": {"family_name": "Dosu", "given_names": "Koku"}, "motif": "un emploi"}
AFI: dict[str, object] = {"nom": {"family_name": "Houngbédji", "given_names": "Afi"}, "motif": "un emploi"}
NOBODY: dict[str, object] = {"nom": {"family_name": "Personne", "given_names": "Absente"}, "motif": "un emploi"}


@pytest.fixture(autouse=True)
def the_registers_answer(keeper: AKeeper, settings: LazySettings) -> Iterator[None]:
    settings.VAR = keeper.var
    publish_the_service(a_register_step("rnpp"), SIGNATURE)
    with the_sandbox() as port, connected(port):
        yield
    Path(keeper.var, "registers-sandbox.json").unlink(missing_ok=True)


def in_hand(answers: dict[str, object] = DOSU) -> Case:
    case = arrived_and_ready(answers=answers)
    casework.take_next(officer=CODJO, act=by(CODJO))
    return case


def ask(case: Case, *, minutes: int = 0) -> None:
    searching.ask(case.reference, CODJO, by(CODJO, NOON + timedelta(minutes=minutes)))


def answer(case: Case, *, minutes: int = 0) -> None:
    """What a worker does with the due row."""
    message = RegisterSearch.objects.open().get(case=case).message
    assert work.is_owed(kind=casework.ASK_REGISTER, key=message)
    searching.put(message, an_act(NOON + timedelta(minutes=minutes)))


def shown(case: Case) -> Standing:
    register = desk.read(case.reference, CODJO, by(CODJO)).register
    assert register is not None
    return register


def test_an_officer_asks_and_reads_what_the_register_has_beside_the_request() -> None:
    case = in_hand()
    assert shown(case) == Standing("rnpp")
    ask(case)
    assert (shown(case).is_under_way, searching.is_under_way(CODJO, case.reference)) == (True, True)
    answer(case)
    found = shown(case)
    assert found.answer is not None
    assert (found.answer.state, found.is_under_way, found.silent_since) == (State.FOUND, False, None)
    compared = {each.field: each.verdict for each in found.candidates[0].fields}
    assert compared[Field.FAMILY_NAME] is compared[Field.GIVEN_NAMES] is Verdict.SPELT
    assert compared[Field.BIRTH_DATE] is Verdict.OPEN


def test_homonyms_are_listed() -> None:
    case = in_hand(AFI)
    ask(case)
    answer(case)
    found = shown(case)
    assert found.answer is not None
    assert found.answer.state == State.SEVERAL
    assert [each.record.birth_place for each in found.candidates] == ["Abomey", "Bohicon"]


def test_nobody_is_an_answer_too() -> None:
    case = in_hand(NOBODY)
    ask(case)
    answer(case)
    found = shown(case).answer
    assert found is not None
    assert found.state == State.NOT_FOUND


def test_a_register_that_is_down_stops_nobody_and_may_be_asked_again() -> None:
    switch.turn("rnpp", Mode.OFF)
    case = in_hand()
    for minutes in (1, 5):
        ask(case, minutes=minutes)
        answer(case, minutes=minutes)
    silent = shown(case)
    assert silent.answer is not None
    assert (silent.answer.state, silent.answer.why) == (State.UNAVAILABLE, Why.FAILING)
    assert silent.silent_since == NOON + timedelta(minutes=1)
    desk.finish(case.reference, CODJO, Ending("fait", "", {"numero": "À LA MAIN"}), by(CODJO))
    case.refresh_from_db()
    assert case.step == "signature"


def test_the_register_that_is_back_answers() -> None:
    switch.turn("rnpp", Mode.OFF)
    case = in_hand()
    ask(case)
    answer(case)
    switch.turn("rnpp", Mode.ON)
    ask(case, minutes=2)
    answer(case, minutes=2)
    found = shown(case)
    assert found.answer is not None
    assert (found.answer.state, found.silent_since) == (State.FOUND, None)


def test_what_the_register_said_is_sealed_and_nothing_else_holds_it() -> None:
    case = in_hand()
    ask(case)
    answer(case)
    search = RegisterSearch.objects.get()
    assert "Ɖɔ̀sú".encode() not in bytes(search.ciphertext)
    assert search.ciphertext
    written = json.dumps([*Entry.objects.values("facts"), *Search.objects.values()], default=str, ensure_ascii=False)
    assert "Kɔkú" not in written
    asked = Search.objects.get()
    assert (asked.about, asked.asked_by, asked.purpose, asked.state) == (case.pseudonym, "codjo", "step", "found")


def test_the_applicant_reads_that_a_register_was_asked_and_each_reading_of_its_answer() -> None:
    case = in_hand()
    ask(case)
    looks = queries.tracking(case.reference, queries.tracking_code(case.reference)).looks
    assert [(look.office and look.office.fr, look.reason) for look in looks[:1]] == [
        ("Bureau des recherches", ReadFor.REGISTER)
    ]
    answer(case)
    uses = Entry.objects.of_kind("keys.used").filter(facts__reader="codjo").count()
    shown(case)
    assert Entry.objects.of_kind("keys.used").filter(facts__reader="codjo").count() == uses + 2


def test_a_question_under_way_is_not_put_twice() -> None:
    case = in_hand()
    ask(case)
    with pytest.raises(SearchUnderWay):
        ask(case)
    assert Search.objects.count() == 1


def test_a_worker_that_runs_twice_keeps_the_first_answer() -> None:
    case = in_hand()
    ask(case)
    message = RegisterSearch.objects.get().message
    searching.put(message, an_act())
    kept = bytes(RegisterSearch.objects.get().ciphertext)
    switch.turn("rnpp", Mode.OFF)
    searching.put(message, an_act())
    found = RegisterSearch.objects.get()
    assert bytes(found.ciphertext) == kept
    casework.keep_answer(message=message, answer=shown(case).answer, sealed=b"x", records=[], act=an_act())  # type: ignore[arg-type]
    assert bytes(RegisterSearch.objects.get().ciphertext) == kept
    assert Entry.objects.of_kind("registers.answered").count() == 1


def test_who_does_not_have_the_case_asks_nothing() -> None:
    case = in_hand()
    with pytest.raises(NotInHand):
        searching.ask(case.reference, BIO, by(BIO))
    with pytest.raises(NotInHand):
        searching.is_under_way(BIO, case.reference)
    assert not Search.objects.exists()


def test_a_step_without_register_asks_none() -> None:
    publish_the_service()
    case = arrived_and_ready(version=2)
    casework.take_next(officer=CODJO, act=by(CODJO))
    assert desk.read(case.reference, CODJO, by(CODJO)).register is None
    with pytest.raises(NothingToSearch):
        ask(case)
    with pytest.raises(NothingToSearch):
        casework.ask_register(reference=case.reference, officer=CODJO, query={}, records=[], act=by(CODJO))


def test_without_the_keeper_no_question_leaves(settings: LazySettings, tmp_path: Path) -> None:
    case = in_hand()
    settings.VAR = tmp_path
    with pytest.raises(KeeperUnavailable):
        ask(case)
    assert not Search.objects.exists()
