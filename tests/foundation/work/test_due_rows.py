"""The life of a due row: owed, taken, done, put off, stuck, released."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.guards import HouseRuleBroken
from guichet.foundation.lib.operation import operation
from guichet.foundation.work import operations as work
from guichet.foundation.work import queries, registry
from guichet.foundation.work.models import Due, State
from tests.factories.acts import NOON, an_act
from tests.foundation.work.kinds import registered

pytestmark = pytest.mark.django_db

KIND = "test.letter"
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    kept = registry.Kind("test.tidy", lambda _key, _act: None, MINUTE)
    with registered(registry.Kind(KIND, lambda _key, _act: None), kept):
        yield


def owed(key: str = "a", at: datetime | None = None) -> Due:
    work.schedule(kind=KIND, key=key, at=at, act=an_act())
    return Due.objects.unfinished().get(kind=KIND, key=key)


def taken(at: datetime = NOON, worker: str = "w") -> Due | None:
    return work.claim(worker=worker, kinds=[KIND], act=an_act(at))


def surely_taken(at: datetime = NOON) -> Due:
    due = taken(at)
    assert due is not None
    return due


def test_work_is_owed_at_once_when_no_moment_is_given() -> None:
    due = owed()
    assert (due.state, due.due_at, due.scheduled_at) == (State.WAITING, NOON, NOON)


def test_work_of_a_kind_that_nobody_does_is_refused() -> None:
    with pytest.raises(registry.UnknownKind, match=r"test\.leter"):
        work.schedule(kind="test.leter", key="a", act=an_act())


def test_a_kind_is_registered_once() -> None:
    with pytest.raises(TypeError, match=r"the kind of work 'test\.letter' is registered twice"):
        registry.register(KIND, lambda _key, _act: None)


def test_the_same_work_owed_twice_is_one_row_and_the_sooner_moment_counts() -> None:
    first = owed(at=NOON + MINUTE)
    assert owed(at=NOON + SECOND).pk == first.pk
    assert owed(at=NOON + 2 * MINUTE).due_at == NOON + SECOND


def test_work_that_is_done_may_be_owed_again() -> None:
    first = owed()
    assert work.finish(due=surely_taken(), act=an_act())
    assert owed().pk != first.pk


def test_rows_are_taken_in_the_order_in_which_they_are_due_then_in_that_of_their_numbers() -> None:
    for key, seconds in (("late", 3), ("early", 1), ("twin of early", 1), ("tomorrow", 86_400)):
        owed(key, NOON + seconds * SECOND)
    keys = [due.key for _ in range(4) if (due := taken(NOON + MINUTE))]
    assert keys == ["early", "twin of early", "late"]


def test_a_row_is_not_taken_before_its_moment() -> None:
    owed(at=NOON + SECOND)
    assert taken(NOON) is None
    assert taken(NOON + SECOND) is not None


def test_a_worker_takes_only_kinds_that_it_knows() -> None:
    owed()
    assert work.claim(worker="w", kinds=["test.other"], act=an_act()) is None
    assert taken() is not None


def test_a_taken_row_is_given_again_only_when_its_lease_ended() -> None:
    owed()
    first = surely_taken()
    assert taken(NOON + work.LEASE - SECOND) is None
    second = surely_taken(NOON + work.LEASE)
    assert (second.pk, second.attempts, second.losses) == (first.pk, 2, 1)


def test_a_renewed_lease_ends_later() -> None:
    owed()
    assert work.renew(due=surely_taken(), act=an_act(NOON + 20 * SECOND))
    assert taken(NOON + 49 * SECOND) is None
    assert taken(NOON + 50 * SECOND) is not None


def test_a_worker_that_was_too_slow_neither_ends_nor_keeps_nor_puts_off_what_another_has() -> None:
    owed()
    slow = surely_taken()
    surely_taken(NOON + work.LEASE)
    late = an_act(NOON + work.LEASE)
    assert not work.finish(due=slow, act=late)
    assert not work.renew(due=slow, act=late)
    assert not work.postpone(due=slow, error="too slow", act=late)
    assert Due.objects.get().state == State.RUNNING


def test_work_asked_for_while_it_runs_runs_once_more() -> None:
    owed()
    running = surely_taken()
    owed(at=NOON + MINUTE)
    owed(at=NOON + SECOND)
    assert work.finish(due=running, act=an_act())
    again = Due.objects.get()
    assert (again.state, again.due_at, again.again_at) == (State.WAITING, NOON + SECOND, None)
    assert work.finish(due=surely_taken(NOON + SECOND), act=an_act())
    assert Due.objects.get().state == State.DONE


def test_each_failure_doubles_the_pause_up_to_an_hour() -> None:
    owed()
    pauses = []
    at = NOON
    for _ in range(work.FAILURES_BEFORE_STUCK - 1):
        work.postpone(due=surely_taken(at), error="ConnectionError, guichet.x:1", act=an_act(at))
        due = Due.objects.get()
        assert due.due_at is not None
        pauses.append(int((due.due_at - at).total_seconds()))
        at = due.due_at
    assert pauses == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600]
    assert Due.objects.get().error == "ConnectionError, guichet.x:1"


def test_asking_again_for_work_that_failed_does_not_shorten_its_pause() -> None:
    owed()
    work.postpone(due=surely_taken(), error="no", act=an_act())
    assert owed().due_at == NOON + work.FIRST_PAUSE


def failed_until_stuck() -> None:
    owed()
    at = NOON
    for _ in range(work.FAILURES_BEFORE_STUCK):
        work.postpone(due=surely_taken(at), error="the gateway is down", act=an_act(at))
        at += work.LONGEST_PAUSE


def test_work_that_fails_twelve_times_is_stuck_and_seen() -> None:
    failed_until_stuck()
    assert queries.stuck() == (queries.Stuck(KIND, "a", 12, "the gateway is down", NOON),)
    assert queries.backlog() == (queries.Backlog(KIND, "stuck", 1),)
    assert taken(NOON + timedelta(days=2)) is None
    told = Entry.objects.of_kind("work.stuck").get()
    assert told.facts == {"kind": KIND, "key": "a", "failures": 12, "error": "the gateway is down"}


def test_stuck_work_stays_one_row_when_it_is_asked_for_again() -> None:
    failed_until_stuck()
    assert owed().state == State.STUCK
    assert queries.is_owed(kind=KIND, key="a")


def test_released_work_begins_anew() -> None:
    failed_until_stuck()
    assert work.release(act=an_act(NOON + MINUTE)) == 1
    due = Due.objects.get()
    assert (due.state, due.due_at, due.failures) == (State.WAITING, NOON + MINUTE, 0)
    assert queries.stuck() == ()
    assert Entry.objects.of_kind("work.released").get().facts == {"kind": KIND, "key": "a"}


def test_a_row_that_kills_each_worker_that_takes_it_is_set_aside_and_the_next_one_is_given() -> None:
    owed("deadly")
    at = NOON
    for _ in range(work.LOSSES_BEFORE_STUCK):
        assert surely_taken(at).key == "deadly"
        at += work.LEASE
    owed("harmless", at=at)
    assert surely_taken(at).key == "harmless"
    assert queries.stuck()[0].error == "20 workers were lost with it"


def test_periodic_jobs_are_planted_once_and_come_back_by_themselves() -> None:
    for _ in range(3):
        work.plant(act=an_act())
    due = work.claim(worker="w", kinds=["test.tidy"], act=an_act())
    assert due is not None
    assert work.finish(due=due, again_at=NOON + MINUTE, act=an_act())
    work.plant(act=an_act(NOON + SECOND))
    assert Due.objects.get().due_at == NOON + MINUTE


def test_a_periodic_job_that_fails_is_never_stuck() -> None:
    work.plant(act=an_act())
    at = NOON
    for _ in range(work.FAILURES_BEFORE_STUCK + 1):
        due = work.claim(worker="w", kinds=["test.tidy"], act=an_act(at))
        assert due is not None
        work.postpone(due=due, error="no", act=an_act(at))
        at += work.LONGEST_PAUSE
    assert Due.objects.get().state == State.WAITING


def test_what_was_done_more_than_a_week_ago_is_forgotten_and_nothing_else() -> None:
    for key, days in (("old", 8), ("recent", 6)):
        owed(key)
        work.finish(due=surely_taken(), act=an_act(NOON - timedelta(days=days)))
    owed("undone")
    work.forget(act=an_act())
    assert [due.key for due in Due.objects.order_by("number")] == ["recent", "undone"]


def test_the_next_moment_is_that_of_the_kinds_that_one_knows() -> None:
    owed(at=NOON + SECOND)
    assert queries.next_due_at([KIND]) == NOON + SECOND
    assert queries.next_due_at(["test.other"]) is None


def test_no_other_room_writes_due_rows() -> None:
    @operation
    def meddle(*, act: Act) -> None:
        Due.objects.update(worker=act.actor.reference)

    with pytest.raises(HouseRuleBroken, match=r"meddle writes to work_due, which belongs to guichet\.foundation\.work"):
        meddle(act=an_act())


def test_a_wish_for_work_that_is_done_is_a_row_of_its_own() -> None:
    first = owed()
    work.finish(due=surely_taken(), act=an_act())
    second = owed()
    assert (second.pk != first.pk, second.state) == (True, State.WAITING)


def test_a_wish_is_one_statement_whatever_it_meets() -> None:
    with CaptureQueriesContext(connection) as said:
        work.schedule(kind=KIND, key="a", act=an_act())
        work.schedule(kind=KIND, key="a", act=an_act())
    assert [each["sql"].split()[0] for each in said if "work_due" in each["sql"]] == ["INSERT", "INSERT"]
