"""The clock of acts, which only a demonstration moves, and only forward."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guichet.foundation.demonstration import clock
from guichet.foundation.demonstration import operations as demonstration
from guichet.foundation.demonstration.models import Clock
from guichet.foundation.demonstration.refusals import OnlyForward, OnlyInTheDemonstration
from guichet.foundation.journal.models import Entry
from guichet.foundation.work import operations as work
from guichet.foundation.work import registry
from guichet.foundation.work.models import Due
from guichet.foundation.work.worker import Share, Worker
from tests.factories.acts import NOON, an_act
from tests.factories.identity import delivered
from tests.foundation.work.kinds import registered

pytestmark = pytest.mark.django_db

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
SECOND = timedelta(seconds=5)


def test_an_act_is_dated_by_all_that_the_clock_was_moved_and_the_journal_says_so() -> None:
    demonstration.move_clock(by=DAY, act=an_act())
    assert demonstration.move_clock(by=WEEK, act=an_act()) == DAY + WEEK
    assert abs(clock.now() - timezone.now() - DAY - WEEK) < SECOND
    told = Entry.objects.of_kind("demonstration.clock-moved").latest_first()
    assert [each.facts["ahead"] for each in told] == [8 * 86_400, 86_400]


@pytest.mark.parametrize("by", [-DAY, timedelta(0), 2 * DAY])
def test_the_clock_goes_forward_by_the_steps_that_are_offered(by: timedelta) -> None:
    with pytest.raises(OnlyForward, match="n’avance que d’un jour, de trois jours ou d’une semaine"):
        demonstration.move_clock(by=by, act=an_act())
    assert not Clock.objects.exists()


@pytest.mark.parametrize(
    ("at", "morning"),
    [
        (datetime(2026, 11, 27, 8, 59, tzinfo=UTC), datetime(2026, 11, 27, 9, tzinfo=UTC)),  # a Friday, 9.59 in Benin
        (datetime(2026, 11, 27, 9, tzinfo=UTC), datetime(2026, 11, 30, 9, tzinfo=UTC)),
        (datetime(2026, 11, 29, 3, tzinfo=UTC), datetime(2026, 11, 30, 9, tzinfo=UTC)),
        (datetime(2026, 12, 24, 12, tzinfo=UTC), datetime(2026, 12, 28, 9, tzinfo=UTC)),
    ],
)
def test_the_clock_goes_to_the_next_morning_on_which_centres_are_open(at: datetime, morning: datetime) -> None:
    assert demonstration.move_clock_to_morning(act=an_act(at)) == morning - at
    (told,) = Entry.objects.of_kind("demonstration.clock-moved").latest_first()
    assert told.facts["seconds"] == (morning - at).total_seconds()


def test_a_real_installation_has_the_real_clock_and_does_not_even_ask(settings: LazySettings) -> None:
    demonstration.move_clock(by=DAY, act=an_act())
    settings.DEMONSTRATION = False
    with CaptureQueriesContext(connection) as asked:
        assert abs(clock.now() - timezone.now()) < SECOND
    assert not asked.captured_queries
    with pytest.raises(OnlyInTheDemonstration, match="que dans la démonstration"):
        demonstration.move_clock(by=DAY, act=an_act())
    with pytest.raises(OnlyInTheDemonstration, match="que dans la démonstration"):
        demonstration.move_clock_to_morning(act=an_act())


def test_a_one_time_code_and_the_session_that_it_opens_outlive_a_moved_clock(client: Client) -> None:
    with delivered() as messages:
        page = client.post("/connexion/", {"address": "01 97 00 11 22"}).headers["Location"]
        demonstration.move_clock(by=WEEK, act=an_act())
        assert client.post(page, {"code": messages[0].code}).headers["Location"] == "/mon-espace/"
    demonstration.move_clock(by=WEEK, act=an_act())
    assert client.get("/mon-espace/").status_code == 200


def test_what_a_worker_has_in_hand_stays_its_own_when_the_clock_moves() -> None:
    with registered(registry.Kind("test.letter", lambda _key, _act: None)):
        work.schedule(kind="test.letter", key="Koffi", act=an_act())
        held = work.claim(worker="a", kinds=["test.letter"], act=an_act())
        assert held is not None
        demonstration.move_clock(by=WEEK, act=an_act())
        assert work.claim(worker="b", kinds=["test.letter"], act=an_act(NOON + WEEK)) is None
        assert work.claim(worker="b", kinds=["test.letter"], act=an_act(NOON + WEEK + timedelta(minutes=1)))


def test_a_periodic_job_comes_back_as_of_the_new_date() -> None:
    seen = []
    with registered(registry.Kind("test.look", lambda _key, act: seen.append(act.at), timedelta(hours=1))):
        worker = Worker(now=lambda: NOON + clock.ahead())
        worker.run_what_is_due()
        demonstration.move_clock(by=DAY, act=an_act())
        worker.run_what_is_due()
    assert seen == [NOON, NOON + DAY]


def test_what_is_sent_is_dated_when_it_leaves() -> None:
    seen = []
    kinds = (
        registry.Kind("test.send", lambda _key, act: seen.append(act.at), sends=True),
        registry.Kind("test.think", lambda _key, act: seen.append(act.at)),
    )
    with registered(*kinds):
        for kind in ("test.send", "test.think"):
            work.schedule(kind=kind, key="a", act=an_act())
        Worker(now=lambda: NOON + WEEK, share=Share(really=lambda: NOON)).run_what_is_due()
    assert seen == [NOON, NOON + WEEK]
    assert Due.objects.unfinished().count() == 0
