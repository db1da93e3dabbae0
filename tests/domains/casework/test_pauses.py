"""A pause has an end: with it the clock goes on by itself, everybody reads so, and nobody stops it twice in silence."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection

from guichet.commons.notifications import queries as outbox
from guichet.commons.public_log import leaves
from guichet.commons.public_log import queries as public_log
from guichet.commons.public_log.models import Waiting
from guichet.domains.casework import contributions, desk, queries
from guichet.domains.casework import operations as casework
from guichet.domains.casework.desk import Asking
from guichet.domains.casework.models import Case, Pause
from guichet.domains.casework.operations import StepEnd
from guichet.domains.casework.refusals import NeedsLeave, NothingToAllow, NotPaused
from guichet.domains.casework.vocabulary import State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from guichet.foundation.work.worker import Worker
from tests.domains.casework.requests import REACHED, arrived, the_service_that_asks_a_number
from tests.factories.acts import NOON, an_act
from tests.factories.cases import SEARCH, SIGNATURE, a_circuit, an_officer, by, sealed
from tests.factories.catalogue import publish
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
CODJO, BIO = an_officer("codjo"), an_officer("bio")
IDA = an_officer("ida", kind=RoleKind.SUPERVISOR)
ELSEWHERE = an_officer("reine", kind=RoleKind.SUPERVISOR, unit="direction")
WHERE = "http://localhost:8000/suivi/"
PAUSES = {"pauses": ["paper-missing", "court-order"], "pause_days": {"paper-missing": 10}}


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    publish(the_service_that_asks_a_number(procedure=a_circuit({**SEARCH, **PAUSES}, SIGNATURE)))


def work_after(days: float) -> None:
    Worker(now=lambda: NOON + timedelta(days=days)).run_what_is_due()


def ask(officer: Viewer, at: datetime, motive: str = "paper-missing") -> None:
    case = casework.take_next(officer=officer, act=by(officer, at))
    assert case is not None
    desk.ask_for(case.reference, officer, Asking(motive, "Envoyez le relevé."), by(officer, at))


@pytest.fixture
def case() -> Case:
    """Stopped at noon of a Friday, for ten days."""
    case = arrived(REACHED)
    work_after(0)
    ask(CODJO, NOON)
    case.refresh_from_db()
    return case


def told(case: Case, beginning: str) -> list[str]:
    return [each.text for each in outbox.told_about(case.reference) if each.text.startswith(beginning)]


def lines(case: Case, kind: str) -> list[dict[str, object]]:
    waiting = Waiting.objects.filter(subject=case.pseudonym).order_by("entry").values_list("content", flat=True)
    placed = [content for _index, content in public_log.lines_about(case.pseudonym)]
    return [line for line in map(leaves.read, [*placed, *map(bytes, waiting)]) if line["kind"] == kind]


def tracked(case: Case) -> queries.Tracked:
    return queries.tracking(case.reference, queries.tracking_code(case.reference))


def test_a_pause_ends_with_the_last_day_that_its_file_gives_and_the_log_says_so(case: Case) -> None:
    assert case.pauses.get().until.isoformat() == "2026-11-30T23:00:00+00:00"
    (paused,) = lines(case, "paused")
    assert (paused["motive"], paused["until"]) == ("paper-missing", "2026-11-30T23Z")
    work_after(0)
    assert told(case, "Votre demande")[-1] == (
        f"Votre demande {case.reference} attend votre réponse. Une pièce manque. Répondez avant la fin du "
        f"30 novembre 2026\xa0: {WHERE}"
    )


@pytest.mark.parametrize("changes", [{"ended_at": NOON}, {"until": NOON + timedelta(days=30)}], ids=["over", "longer"])
def test_a_pause_that_changed_while_a_worker_came_is_left_alone(case: Case, changes: dict[str, datetime]) -> None:
    meanwhile = iter([changes])

    def change_it_before_it_is_locked(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if "casework_case" in sql and "casework_pause" not in sql and (change := next(meanwhile, None)):
            with building():
                Pause.objects.update(**change)
        return execute(sql, *rest)

    over = case.pauses.filter(until__lte=NOON + timedelta(days=12))
    assert over.exists()
    with connection.execute_wrapper(change_it_before_it_is_locked):
        assert casework.end_pauses(act=an_act(NOON + timedelta(days=12))) == 0
    assert not case.pauses.get().lapsed


def test_without_days_of_the_file_those_of_the_published_list_hold() -> None:
    arrived(REACHED)
    work_after(0)
    ask(CODJO, NOON, "court-order")
    assert Pause.objects.get().until - NOON > timedelta(days=180)


def test_the_applicant_is_reminded_once_before_the_end(case: Case) -> None:
    seen = []
    for days in (7.4, 7.6, 8, 10):
        work_after(days)
        seen.append(len(told(case, "Rappel\xa0: répondez avant")))
    assert seen == [0, 1, 1, 1]
    (text,) = told(case, "Rappel\xa0: répondez avant")
    assert text == (
        f"Rappel\xa0: répondez avant la fin du 30 novembre 2026 sur la demande {case.reference}. Ensuite le bureau "
        f"décidera sans votre réponse. Répondez\xa0: {WHERE}"
    )


@pytest.mark.parametrize("late", [10.6, 25])
def test_at_its_end_the_clock_goes_on_by_itself_however_late_a_worker_comes(case: Case, late: float) -> None:
    before = case.promised_at
    assert before is not None
    work_after(10.4)
    assert Case.objects.get().state == State.PAUSED
    work_after(late)
    case.refresh_from_db()
    (pause,) = tracked(case).pauses
    assert case.state == State.WAITING
    assert (pause.lapsed, pause.ended_at == pause.until, pause.moved_days) == (True, True, 11)
    assert case.promised_at == before + timedelta(days=11)
    (resumed,) = lines(case, "resumed")
    assert (resumed["why"], resumed["motive"]) == ("ended", "paper-missing")


def test_the_applicant_is_told_that_the_clock_runs_without_an_answer(case: Case) -> None:
    work_after(10.6)
    (text,) = told(case, "Sans réponse")
    assert text == (
        f"Sans réponse de votre part, le délai de la demande {case.reference} court de nouveau\xa0: le bureau décide "
        f"avec ce qu’il a, au plus tard le 8 décembre 2026. Voyez\xa0: {WHERE}"
    )


def test_what_ended_is_not_answered_any_more_nor_ended_twice(case: Case) -> None:
    work_after(10.6)
    with pytest.raises(NotPaused):
        casework.resume(reference=case.reference, words=sealed(), act=an_act(NOON + timedelta(days=11)))
    assert casework.end_pauses(act=an_act(NOON + timedelta(days=11))) == 0


def test_what_was_answered_in_time_says_so(case: Case) -> None:
    casework.resume(reference=case.reference, words=sealed(), act=an_act(NOON + timedelta(days=4)))
    contributions.end_pauses(an_act(NOON + timedelta(days=12)))
    assert [line["why"] for line in lines(case, "resumed")] == ["answered"]
    (pause,) = tracked(case).pauses
    assert (pause.lapsed, pause.moved_days) == (False, 4)


def test_the_officer_decides_without_the_piece_or_refuses_for_it(case: Case) -> None:
    work_after(10.6)
    at = NOON + timedelta(days=11)
    casework.take_next(officer=BIO, act=by(BIO, at))
    ending = StepEnd("irrecevable", findings=b"sealed", reasons=sealed())
    assert casework.finish_step(reference=case.reference, officer=BIO, ending=ending, act=by(BIO, at)).state == (
        State.CLOSED
    )


@pytest.mark.parametrize("motive", ["paper-missing", "court-order"])
def test_after_a_pause_without_reply_the_clock_is_not_stopped_again_without_leave(case: Case, motive: str) -> None:
    work_after(10.6)
    assert case.pauses.get().lapsed
    with pytest.raises(NeedsLeave, match="Une autre pause demande un autre motif et l’accord d’un superviseur"):
        ask(BIO, NOON + timedelta(days=11), motive)


def test_with_a_supervisors_leave_it_is_stopped_for_another_motive_and_the_log_says_who_let_it(case: Case) -> None:
    work_after(10.6)
    at = NOON + timedelta(days=11)
    for _ in range(2):
        casework.allow_pause(reference=case.reference, supervisor=IDA, motive="court-order", act=by(IDA, at))
    ask(BIO, at, "court-order")
    (allowed,) = lines(case, "pause-allowed")
    assert (allowed["office"], allowed["motive"]) == ("bureau", "court-order")
    assert [pause.motive.en for pause in tracked(case).pauses] == [
        "A paper is missing.",
        "A court order suspends the request.",
    ]


@pytest.mark.parametrize(
    ("supervisor", "motive"), [(ELSEWHERE, "court-order"), (IDA, "paper-missing"), (IDA, "applicant-to-come")]
)
def test_no_leave_from_another_office_for_the_same_motive_or_one_of_no_file(
    case: Case, supervisor: Viewer, motive: str
) -> None:
    work_after(10.6)
    with pytest.raises(NothingToAllow, match="Aucun dossier de vos bureaux n’attend cet accord"):
        casework.allow_pause(reference=case.reference, supervisor=supervisor, motive=motive, act=by(supervisor))


def test_no_leave_before_a_pause_ended_without_reply(case: Case) -> None:
    with pytest.raises(NothingToAllow):
        casework.allow_pause(reference=case.reference, supervisor=IDA, motive="court-order", act=by(IDA))
    with pytest.raises(NothingToAllow):
        casework.allow_pause(reference="WEB-0000-0000-0", supervisor=IDA, motive="court-order", act=by(IDA))
