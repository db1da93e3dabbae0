"""What the public figures say of cases, held against the cases themselves."""

from datetime import date, datetime, timedelta

import pytest

from guichet.commons.indicators import counting as figures
from guichet.commons.indicators import queries
from guichet.commons.indicators.measures import Counted, Measure
from guichet.commons.indicators.models import Figure
from guichet.domains.casework import counting
from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case
from guichet.domains.casework.operations import StepEnd
from guichet.domains.casework.sealing import SealedWords
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, an_officer, by, publish_the_service, sealed
from tests.factories.requests import CODE

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
    } | {Counted(CODE, Measure.REFUSED): 0}


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
    assert counted[Counted(CODE, Measure.REFUSED)] == counted[Counted(CODE, Measure.ASKED)] == 1


def test_a_case_that_nobody_decides_is_seen_once_its_promise_is_over() -> None:
    case = a_ready_case()
    assert case.promised_at is not None
    before, after = case.promised_at - HOUR, case.promised_at + HOUR
    overdue = Counted(CODE, Measure.OVERDUE)
    assert counting.count(before.date(), before)[overdue] == 0
    assert counting.count(after.date(), after)[overdue] == 1
    assert counting.count(TODAY, after)[overdue] == 0


def test_the_kept_figures_equal_a_recount_from_the_cases() -> None:
    for number in range(4):
        grant(NOON + number * 2 * DAY)
    figures.count(an_act(NOON + 8 * DAY))
    kept = set(Figure.objects.values_list("day", "service", "measure", "bucket", "count"))
    decided = queries.by_month(CODE)[date(2026, 11, 1)].of(Measure.DECIDED)
    assert decided == Case.objects.filter(state="closed").count() == 4
    figures.recount(an_act(NOON + 8 * DAY))
    assert set(Figure.objects.values_list("day", "service", "measure", "bucket", "count")) == kept
