"""What every worker does between two rows, without a row: soon, again and again, whatever fails."""

import time
from datetime import timedelta

import pytest

from guichet.foundation.lib.act import Act
from guichet.foundation.work import registry
from guichet.foundation.work.models import Due
from guichet.foundation.work.worker import Worker
from tests.factories.acts import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_beats", {})
    monkeypatch.setattr(registry, "_kinds", {})


def a_worker() -> Worker:
    return Worker(now=lambda: NOON)


def test_it_is_done_each_time_that_work_is_done_once_and_leaves_no_row() -> None:
    acts: list[Act] = []
    registry.beat("test.beat", timedelta(hours=1), acts.append)
    worker = a_worker()
    assert [worker.run_what_is_due() for _ in range(2)] == [0, 0]
    assert [(act.at, act.actor.reference) for act in acts] == [(NOON, "test.beat")] * 2
    assert not Due.objects.exists()


def test_it_is_done_also_by_a_machine_that_just_started(monkeypatch: pytest.MonkeyPatch) -> None:
    acts: list[Act] = []
    monkeypatch.setattr(time, "monotonic", lambda: 5.0)
    registry.beat("test.beat", timedelta(hours=1), acts.append)
    a_worker().run_what_is_due()
    assert len(acts) == 1


def test_one_that_fails_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    def fail(_act: Act) -> None:
        raise LookupError("a name")

    registry.beat("test.fails", timedelta(seconds=1), fail)
    registry.beat("test.works", timedelta(seconds=1), lambda _act: done.append("works"))
    a_worker().run_what_is_due()
    assert done == ["works"]
    assert "test.fails failed" in caplog.text
    assert "a name" not in caplog.text


def test_a_worker_that_goes_on_does_it_once_an_interval() -> None:
    done: list[str] = []
    worker = a_worker()

    def count(_act: Act) -> None:
        done.append("once")

    registry.beat("test.rare", timedelta(hours=1), count)
    registry.beat("test.last", timedelta(0), lambda _act: worker.stop() if time.monotonic() > ends else None)
    ends = time.monotonic() + 0.5
    worker.run_until_stopped()
    assert done == ["once"]


def test_a_name_is_taken_once() -> None:
    registry.beat("test.beat", timedelta(seconds=1), lambda _act: None)
    with pytest.raises(TypeError, match=r"test\.beat"):
        registry.beat("test.beat", timedelta(seconds=1), lambda _act: None)
