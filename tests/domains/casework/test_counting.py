"""What the public figures say of cases, held against the cases themselves."""

from datetime import date, datetime, timedelta

import pytest

from guichet.commons.indicators import counting as figures
from guichet.commons.indicators.measures import Counted, Measure
from guichet.commons.indicators.models import Figure
from guichet.domains.casework import counting
from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Bar, Case
from guichet.domains.casework.operations import StepEnd
from guichet.domains.casework.sealing import SealedWords
from guichet.domains.casework.vocabulary import Barred, Settled
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_circuit, a_ready_case, an_officer, by, publish_the_service, sealed, text
from tests.factories.catalogue import publish
from tests.factories.places import make_centre
from tests.factories.requests import CODE, a_procedure, a_question

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def service() -> None:
    publish_the_service()


def end(result: str, officer: str, at: datetime, *, findings: bytes = b"", reasons: SealedWords | None = None) -> Case:
    viewer = an_officer(officer)
    case = casework.take_next(officer=viewer, act=by(viewer, at))
    assert case is not None
    ending = StepEnd(result, findings, reasons)
    return casework.finish_step(reference=case.reference, officer=viewer, ending=ending, act=by(viewer, at))


def grant(at: datetime) -> None:
    a_ready_case()
    end("fait", "codjo", at, findings=b"found")
    end("signe", "afi", at)


def test_nothing_is_counted_before_the_first_request() -> None:
    assert counting.first_day() is None
    assert not counting.count(TODAY, NOON)


def test_a_day_counts_what_came_and_what_was_decided_in_time() -> None:
    grant(NOON + 3 * HOUR)
    assert counting.first_day() == TODAY
    assert counting.count(TODAY, NOON) == {
        Counted(CODE, Measure.RECEIVED): 1,
        Counted(CODE, Measure.DECIDED): 1,
        Counted(CODE, Measure.KEPT): 1,
        Counted(CODE, Measure.DELAY, 3): 1,
    }


def test_a_decision_after_the_promise_counts_as_decided_and_not_as_kept() -> None:
    grant(NOON + 30 * DAY)
    counted = counting.count(date(2026, 12, 20), NOON)
    assert counted[Counted(CODE, Measure.DECIDED)] == 1
    assert counted[Counted(CODE, Measure.KEPT)] == 0
    assert counted[Counted(CODE, Measure.DELAY, 30 * 24)] == 1
    assert counted[Counted(CODE, Measure.RECEIVED)] == 0


def test_a_refusal_and_a_piece_asked_are_counted_on_their_day() -> None:
    a_ready_case()
    a_ready_case()
    end("irrecevable", "codjo", NOON, reasons=sealed(), findings=b"found")
    officer = an_officer()
    held = casework.take_next(officer=officer, act=by(officer))
    assert held is not None
    casework.ask_for(
        reference=held.reference, officer=officer, motive="paper-missing", words=sealed("ask"), act=by(officer)
    )
    counted = counting.count(TODAY, NOON)
    assert counted[Counted(CODE, Measure.REFUSED)] == 1
    assert counted[Counted(CODE, Measure.ASKED, motive="paper-missing")] == 1


def test_a_case_that_nobody_decides_is_seen_once_its_promise_is_over() -> None:
    case = a_ready_case()
    assert case.promised_at is not None
    before, after = case.promised_at - HOUR, case.promised_at + HOUR
    overdue = Counted(CODE, Measure.OVERDUE)
    assert counting.count(before.date(), before)[overdue] == 0
    assert counting.count(after.date(), after)[overdue] == 1
    assert counting.count(TODAY, after)[overdue] == 0


def test_what_is_open_is_told_with_how_long_the_oldest_waits() -> None:
    a_ready_case(NOON)
    a_ready_case(NOON + 3 * DAY)
    at = NOON + 5 * DAY
    counted = counting.count(at.date(), at)
    assert counted[Counted(CODE, Measure.OPEN)] == 2
    assert counted[Counted(CODE, Measure.OLDEST)] == 5


def test_what_a_centre_took_is_of_its_commune_and_says_how_long_it_was_carried() -> None:
    make_centre("LOK")
    a_ready_case(NOON, submitted_at=NOON - 20 * HOUR, place="LOK")
    a_ready_case(NOON, submitted_at=NOON - 2 * HOUR, place="GONE")
    counted = counting.count(TODAY, NOON - DAY)
    assert counted == {
        Counted(CODE, Measure.RECEIVED, commune="BJ-MO-LOK"): 1,
        Counted(CODE, Measure.CARRIED, 20, "BJ-MO-LOK"): 1,
        Counted(CODE, Measure.RECEIVED): 1,
        Counted(CODE, Measure.CARRIED, 2): 1,
    }


def test_a_fee_counts_from_reception_to_ready_and_a_waiver_does_not() -> None:
    for settled in (Settled.CONFIRMED, Settled.WAIVED):
        case = a_ready_case(NOON + 30 * HOUR)
        with building():
            Case.objects.filter(pk=case.pk).update(settled=settled, received_at=NOON)
    tomorrow = counting.count(TODAY + timedelta(days=1), NOON)
    assert tomorrow == {Counted(CODE, Measure.PAID, 30): 1}


def test_whoever_is_left_waiting_by_one_that_comes_later_is_overtaken() -> None:
    first, second = a_ready_case(), a_ready_case()
    with building():
        Bar.objects.create(case=first, officer="codjo", why=Barred.INTEREST)
    served = [casework.take_next(officer=officer, act=by(officer)) for officer in (an_officer(), an_officer("afi"))]
    assert served == [second, first]
    counted = counting.count(TODAY, NOON - DAY)
    assert counted[Counted(CODE, Measure.OVERTAKEN)] == 1
    assert counted[Counted(CODE, Measure.JUMPED)] == 0


def test_who_passes_by_a_published_priority_is_counted_apart() -> None:
    priority = {"code": "urgence", "title": text("Urgence"), "when": 'motif == "urgence"'}
    questions = (a_question("person_name", "nom"), a_question("text", "motif"))
    publish(a_procedure(*questions, procedure=a_circuit(priorities=[priority])))
    a_ready_case(version=2)
    urgent = a_ready_case(version=2)
    with building():
        Case.objects.filter(pk=urgent.pk).update(priority=0)
    assert casework.take_next(officer=an_officer(), act=by(an_officer())) == urgent
    counted = counting.count(TODAY, NOON - DAY)
    assert counted[Counted(CODE, Measure.JUMPED)] == 1
    assert counted[Counted(CODE, Measure.OVERTAKEN)] == 0


def complain(case: Case, at: datetime) -> None:
    casework.complain(reference=case.reference, words=sealed(), act=an_act(at))


def answer(case: Case, at: datetime, name: str, unit: str) -> None:
    supervisor = an_officer(name, kind=RoleKind.SUPERVISOR, unit=unit)
    casework.answer_complaint(reference=case.reference, supervisor=supervisor, words=sealed(), act=by(supervisor, at))


def counted_on(at: datetime) -> dict[Measure, int]:
    of_complaints = (Measure.COMPLAINTS, Measure.REOPENED, Measure.ANSWERED, Measure.ANSWERED_IN_TIME)
    counted = counting.count(at.date(), at - DAY)
    return {each: counted[Counted(CODE, each)] for each in of_complaints if counted[Counted(CODE, each)]}


def test_a_complaint_of_a_decision_reopens_it_and_one_before_does_not() -> None:
    waiting = a_ready_case()
    complain(waiting, NOON)
    assert counted_on(NOON) == {Measure.COMPLAINTS: 1}
    end("irrecevable", "codjo", NOON + DAY, reasons=sealed(), findings=b"found")
    answer(waiting, NOON + DAY, "reine", "direction")
    casework.close_complaint(reference=waiting.reference, act=an_act(NOON + DAY))
    complain(waiting, NOON + 2 * DAY)
    assert counted_on(NOON + 2 * DAY) == {Measure.COMPLAINTS: 1, Measure.REOPENED: 1}


def test_each_answer_is_in_time_unless_the_complaint_climbed_before_it() -> None:
    case = a_ready_case()
    complain(case, NOON)
    first, contested, late = NOON + DAY, NOON + 2 * DAY, NOON + 40 * DAY
    answer(case, first, "reine", "direction")
    casework.contest_answer(reference=case.reference, words=sealed(), act=an_act(contested))
    casework.escalate_complaints(act=an_act(late - DAY))
    answer(case, late, "chief", "")
    assert counted_on(first) == {Measure.ANSWERED: 1, Measure.ANSWERED_IN_TIME: 1}
    assert counted_on(late) == {Measure.ANSWERED: 1}


def test_the_kept_figures_equal_a_recount_from_the_cases() -> None:
    for number in range(4):
        grant(NOON + number * 2 * DAY)
    figures.count(an_act(NOON + 8 * DAY))
    kept = set(Figure.objects.values_list("day", "service", "measure", "bucket", "count"))
    decided = sum(count for _day, _service, measure, _bucket, count in kept if measure == Measure.DECIDED)
    assert decided == Case.objects.filter(state="closed").count() == 4
    assert not list(figures.differences(an_act(NOON + 8 * DAY)))
    figures.recount(an_act(NOON + 8 * DAY))
    assert set(Figure.objects.values_list("day", "service", "measure", "bucket", "count")) == kept
