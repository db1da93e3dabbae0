"""A step ends as its file says, by whoever has the case; the decision closes it."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case, Decision, Turn
from guichet.domains.casework.operations import StepEnd
from guichet.domains.casework.refusals import (
    BoundByOpinion,
    FindingsMissing,
    NotInHand,
    NotPaused,
    OpinionAwaited,
    ReasonsMissing,
    WrongMotive,
    WrongResult,
)
from guichet.domains.casework.vocabulary import GivenBackFor, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.cases import SEARCH, a_ready_case, a_result, an_officer, by, publish_the_service, sealed, text

pytestmark = pytest.mark.django_db
CODJO, BIO = an_officer("codjo"), an_officer("bio")
FOUND = StepEnd("fait", findings=b"sealed")


def taken(officer: Viewer = CODJO) -> Case:
    case = casework.take_next(officer=officer, act=by(officer))
    assert case is not None
    return case


def finish(case: Case, ending: StepEnd, officer: Viewer = CODJO) -> Case:
    return casework.finish_step(reference=case.reference, officer=officer, ending=ending, act=by(officer))


def facts_of(kind: str) -> dict[str, object]:
    facts: dict[str, object] = Entry.objects.of_kind(kind).get().facts
    return facts


@pytest.fixture(autouse=True)
def case() -> Case:
    publish_the_service()
    return a_ready_case()


def test_a_case_goes_from_step_to_step_to_its_decision(case: Case) -> None:
    finish(taken(CODJO), FOUND)
    case.refresh_from_db()
    assert (case.state, case.step) == (State.WAITING, "signature")
    finish(taken(BIO), StepEnd("signe"), BIO)
    case.refresh_from_db()
    assert (case.state, case.step, case.closed_at) == (State.CLOSED, "", NOON)
    assert Decision.objects.get().outcome == "accorde"
    assert facts_of("casework.case-decided")["kind"] == "granted"


def test_who_searched_does_not_sign(case: Case) -> None:
    finish(taken(CODJO), FOUND)
    assert casework.take_next(officer=CODJO, act=by(CODJO)) is None
    assert taken(BIO).reference == case.reference


def test_who_signed_back_does_not_search_again(case: Case) -> None:
    finish(taken(CODJO), FOUND)
    finish(taken(BIO), StepEnd("a-revoir", reasons=sealed()), BIO)
    assert casework.take_next(officer=BIO, act=by(BIO)) is None
    assert taken(CODJO).reference == case.reference


def test_a_refusal_without_reasons_is_not_taken() -> None:
    held = taken()
    with pytest.raises(ReasonsMissing, match=r"Écrivez les motifs\s: la personne les lira."):
        finish(held, StepEnd("irrecevable", findings=b"sealed"))
    finish(held, StepEnd("irrecevable", findings=b"sealed", reasons=sealed()))
    assert facts_of("casework.case-refused")["outcome"] == "refuse"


def test_a_required_finding_is_not_left_out() -> None:
    with pytest.raises(FindingsMissing, match=r"Il manque un constat, ou l’un d’eux ne convient pas."):
        finish(taken(), StepEnd("fait"))


@pytest.mark.parametrize("result", ["signe", "accorde", ""])
def test_a_step_does_not_end_by_the_result_of_another(result: str, case: Case) -> None:
    with pytest.raises(WrongResult):
        finish(taken(), StepEnd(result, findings=b"sealed"))
    case.refresh_from_db()
    assert (case.state, case.step) == (State.IN_HAND, "recherche")


def test_a_step_is_not_ended_twice() -> None:
    held = taken()
    finish(held, FOUND)
    with pytest.raises(NotInHand):
        finish(held, FOUND)


def test_a_pause_moves_the_promise_by_its_length_and_keeps_the_place(case: Case) -> None:
    a_ready_case()
    casework.ask_for(reference=taken().reference, officer=CODJO, motive="paper-missing", words=sealed(), act=by(CODJO))
    case.refresh_from_db()
    assert case.state == State.PAUSED
    before, later = case.promised_at, NOON + timedelta(days=7)
    assert before is not None
    resumed = casework.resume(reference=case.reference, words=sealed(), act=an_act(later))
    assert resumed.promised_at == before + timedelta(days=7)
    assert taken(BIO).reference == case.reference
    assert facts_of("casework.clock-paused")["motive"] == "paper-missing"


@pytest.mark.parametrize("motive", ["court-order", "autre", ""])
def test_the_clock_never_stops_for_a_motive_that_the_file_does_not_give(motive: str, case: Case) -> None:
    with pytest.raises(WrongMotive, match=r"Ce motif n’est pas de ceux qui arrêtent le délai à cette étape."):
        casework.ask_for(reference=taken().reference, officer=CODJO, motive=motive, words=sealed(), act=by(CODJO))
    case.refresh_from_db()
    assert case.state == State.IN_HAND


def test_a_clock_that_runs_is_not_resumed(case: Case) -> None:
    with pytest.raises(NotPaused, match=r"Rien n’est demandé pour ce dossier en ce moment."):
        casework.resume(reference=case.reference, words=sealed(), act=an_act())


def consulting(silence: str = "escalated") -> Case:
    """A case in Codjo's hands, at a step where a body is asked for a binding opinion."""
    asked = {
        "body": "archives",
        "title": text("Archives"),
        "delay": {"at_most": 2, "unit": "working_days"},
        "binding": True,
        "silence": silence,
    }
    step: Mapping[str, object] = {
        **SEARCH,
        "kind": "opinion",
        "findings": [],
        "opinions": [asked],
        "results": [a_result("oui", "accorde"), a_result("non", "refuse")],
    }
    publish_the_service(step)
    a_ready_case(version=2)
    finish(taken(), FOUND)
    return taken()


def test_a_step_waits_for_the_opinions_asked() -> None:
    held = consulting()
    with pytest.raises(OpinionAwaited):
        finish(held, StepEnd("oui"))
    casework.give_opinion(reference=held.reference, officer=CODJO, body="archives", favourable=True, act=by(CODJO))
    finish(held, StepEnd("oui"))
    assert Decision.objects.get().outcome == "accorde"


@pytest.mark.parametrize("silence", ["unfavourable", "favourable", "escalated"])
def test_silence_is_worth_what_the_file_says_once_its_delay_is_over(silence: str) -> None:
    held = consulting(silence)
    due = held.opinions.get().due_at
    assert casework.count_silences(act=an_act(due - timedelta(seconds=1))) == 0
    assert casework.count_silences(act=an_act(due)) == 1
    if silence == "unfavourable":
        with pytest.raises(BoundByOpinion):
            finish(held, StepEnd("oui"))
    else:
        finish(held, StepEnd("oui"))


def test_an_opinion_that_nobody_asked_is_not_noted() -> None:
    with pytest.raises(WrongResult):
        casework.give_opinion(
            reference=taken().reference, officer=CODJO, body="archives", favourable=True, act=by(CODJO)
        )


def put_away() -> None:
    """Examples share one database: what the one before left is closed."""
    with building():
        Turn.objects.filter(ended_at=None).update(ended_at=NOON, ending="given-back")
        Case.objects.exclude(state=State.CLOSED).update(state=State.CLOSED, closed_at=NOON, step="")


OFFICERS = [CODJO, BIO, an_officer("dossa")]
ENDS = {"recherche": ["fait", "irrecevable"], "signature": ["signe", "a-revoir"]}


@hypothesis(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(OFFICERS), st.sampled_from(["end", "back", "ask", "other"])), max_size=12))
def test_whatever_officers_do_a_case_waits_visibly_or_is_decided(acts: list[tuple[Viewer, str]]) -> None:
    put_away()
    case = a_ready_case()
    for number, (officer, what) in enumerate(acts):
        held = Case.objects.filter(reference=case.reference, state=State.WAITING).exists()
        mine = casework.take_next(officer=officer, act=by(officer)) if held else None
        if mine is None or mine.reference != case.reference:
            continue
        if what == "ask" and mine.step == "recherche":
            casework.ask_for(
                reference=mine.reference, officer=officer, motive="paper-missing", words=sealed(), act=by(officer)
            )
            casework.resume(reference=mine.reference, words=sealed(), act=an_act())
        elif what == "back":
            casework.give_back(reference=mine.reference, officer=officer, reason=GivenBackFor.TOOL, act=by(officer))
        else:
            result = ENDS[mine.step][number % 2]
            finish(mine, StepEnd(result, findings=b"sealed", reasons=sealed()), officer)
    case.refresh_from_db()
    assert case.state in {State.WAITING, State.IN_HAND, State.CLOSED}
    assert (case.state == State.CLOSED) == Decision.objects.filter(case=case).exists()
    assert case.pauses.filter(ended_at=None).count() == 0
    assert case.turns.filter(ended_at=None).count() == (case.state == State.IN_HAND)
