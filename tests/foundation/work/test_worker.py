"""The loop: what it does with a row, what it says of a failure, when it stops."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from guichet.foundation.lib.act import Act, Surface
from guichet.foundation.work import operations as work
from guichet.foundation.work import registry
from guichet.foundation.work.failures import Unfinished
from guichet.foundation.work.models import PERIODIC, Due, State
from guichet.foundation.work.worker import Worker
from tests.factories.acts import NOON, an_act
from tests.foundation.work.kinds import registered

pytestmark = pytest.mark.django_db

KIND = "test.letter"
MINUTE = timedelta(minutes=1)


class Clock:
    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at


def run_once(run: Callable[[str, Act], None], clock: Clock | None = None) -> int:
    with registered(registry.Kind(KIND, run)):
        work.schedule(kind=KIND, key="Koffi", act=an_act())
        return Worker(now=clock or Clock()).run_what_is_due()


def test_a_worker_does_what_is_due_by_its_key_and_as_the_system() -> None:
    done: list[tuple[str, Act]] = []
    assert run_once(lambda key, act: done.append((key, act))) == 1
    ((key, act),) = done
    assert (key, act.at, act.actor.reference, act.surface) == ("Koffi", NOON, KIND, Surface.WORKER)
    assert Due.objects.get().state == State.DONE


def test_a_worker_does_all_that_is_due_and_no_more() -> None:
    done: list[str] = []
    with registered(registry.Kind(KIND, lambda key, _act: done.append(key))):
        for key, delay in (("a", 0), ("b", 0), ("later", 1)):
            work.schedule(kind=KIND, key=key, at=NOON + delay * MINUTE, act=an_act())
        assert Worker(now=Clock()).run_what_is_due() == 2
    assert done == ["a", "b"]


def refuse_the_name(key: str, _act: Act) -> None:
    raise ValueError(f"{key} is not a number")


def test_a_failure_is_kept_and_logged_without_the_values_that_it_met(caplog: pytest.LogCaptureFixture) -> None:
    run_once(refuse_the_name)
    due = Due.objects.get()
    assert (due.state, due.failures, due.due_at) == (State.WAITING, 1, NOON + work.FIRST_PAUSE)
    assert due.error.startswith("ValueError, guichet.foundation.work.worker:")
    assert "Koffi" not in due.error + caplog.text
    assert f"{KIND} failed: {due.error}" in caplog.text


def ask_for_patience(_key: str, _act: Act) -> None:
    raise Unfinished("the gateway of text messages is down")


def test_a_handler_says_in_its_own_words_why_it_is_not_done() -> None:
    run_once(ask_for_patience)
    assert Due.objects.get().error == "the gateway of text messages is down"


def test_a_row_that_fails_stops_no_other() -> None:
    done: list[str] = []

    def fail_first(key: str, act: Act) -> None:
        if key == "first":
            refuse_the_name(key, act)
        done.append(key)

    with registered(registry.Kind(KIND, fail_first)):
        for key in ("first", "second"):
            work.schedule(kind=KIND, key=key, act=an_act())
        Worker(now=Clock()).run_what_is_due()
    assert done == ["second"]


def test_work_that_was_taken_over_meanwhile_is_not_ended_twice(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()

    def take_over(_key: str, _act: Act) -> None:
        clock.at += work.LEASE
        assert work.claim(worker="other", kinds=[KIND], act=an_act(clock.at))

    run_once(take_over, clock)
    assert Due.objects.get().worker == "other"
    assert f"{KIND} was taken by another worker before it ended here" in caplog.text


def test_a_periodic_job_runs_once_an_interval() -> None:
    ran: list[datetime] = []
    clock = Clock()
    job = registry.Kind("test.tidy", lambda _key, act: ran.append(act.at), MINUTE)
    with registered(job):
        for worker in (Worker(now=clock), Worker(now=clock)):
            worker.run_what_is_due()
        clock.at += MINUTE
        Worker(now=clock).run_what_is_due()
    assert ran == [NOON, NOON + MINUTE]


def test_the_room_tidies_its_own_table_each_hour() -> None:
    kind = registry.kind_of("work.forget")
    assert kind.interval == timedelta(hours=1)
    kind.run(PERIODIC, an_act())


def test_a_worker_that_is_told_to_stop_ends_the_row_in_hand_and_takes_no_other() -> None:
    worker = Worker(now=Clock())
    done: list[str] = []

    def stop_after(key: str, _act: Act) -> None:
        done.append(key)
        worker.stop()

    with registered(registry.Kind(KIND, stop_after)):
        for key in ("first", "second"):
            work.schedule(kind=KIND, key=key, act=an_act())
        worker.run_until_stopped()
    assert done == ["first"]
    assert Due.objects.get(key="first").state == State.DONE


def test_nothing_is_said_when_all_goes_well(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        run_once(lambda _key, _act: None)
    assert caplog.text == ""


def test_a_worker_with_nothing_to_do_rests_longer_up_to_a_fifth_of_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker(now=Clock())
    rests: list[float] = []

    def rest(seconds: float) -> None:
        rests.append(seconds)
        if len(rests) == 7:
            worker.stop()

    monkeypatch.setattr("guichet.foundation.work.worker.time.sleep", rest)
    with registered():
        worker.run_until_stopped()
    assert rests == [0.1, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2]


def test_work_shortens_the_next_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker(now=Clock())
    rests: list[float] = []

    def rest(seconds: float) -> None:
        rests.append(seconds)
        if len(rests) == 2:
            work.schedule(kind=KIND, key="a", act=an_act())
        if len(rests) == 3:
            worker.stop()

    monkeypatch.setattr("guichet.foundation.work.worker.time.sleep", rest)
    with registered(registry.Kind(KIND, lambda _key, _act: None)):
        worker.run_until_stopped()
    assert rests == [0.1, 0.2, 0.1]
