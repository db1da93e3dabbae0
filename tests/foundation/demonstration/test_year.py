"""The row of the invented year: wanted once, told in order, finished once; and whose work is whose meanwhile."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import IntegrityError

from guichet.foundation.demonstration import operations as demonstration
from guichet.foundation.demonstration import queries
from guichet.foundation.demonstration.refusals import OnlyInTheDemonstration
from guichet.foundation.journal.models import Entry
from guichet.foundation.work import operations as work
from guichet.foundation.work import registry
from guichet.foundation.work.worker import Share, Worker
from tests.factories.acts import NOON, an_act
from tests.foundation.work.kinds import registered

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def begin(wanted: int = 20, ticks: int = 4) -> None:
    demonstration.begin_year(seed=1, wanted=wanted, ticks=ticks, act=an_act())


def test_a_year_is_wanted_once() -> None:
    begin()
    again = demonstration.begin_year(seed=2, wanted=5, ticks=9, act=an_act(NOON + HOUR))
    assert (again.seed, again.wanted, again.ticks, again.began_at) == (1, 20, 4, NOON)
    assert Entry.objects.of_kind("demonstration.year-begun").get().facts == {
        "year": "2026-11-20",
        "seed": 1,
        "wanted": 20,
    }


def test_no_year_is_invented_where_people_are_real(settings: LazySettings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(OnlyInTheDemonstration):
        begin()
    assert queries.year() is None
    assert queries.under_way_since() is None


def test_how_far_the_year_is_only_grows_and_it_ends_once() -> None:
    assert queries.progress() is None
    begin()
    demonstration.reach(tick=3, act=an_act())
    demonstration.reach(tick=2, act=an_act())
    demonstration.note(place=7, reference="GUN-1", story="", act=an_act())
    progress = queries.progress()
    assert progress is not None
    assert (progress.made, progress.wanted, progress.percent, progress.is_finished) == (1, 20, 75, False)
    assert queries.under_way_since() == NOON
    for _ in range(2):
        demonstration.finish_year(act=an_act())
    assert queries.under_way_since() is None
    finished = queries.progress()
    assert finished is not None
    assert (finished.percent, finished.is_finished) == (100, True)
    assert Entry.objects.of_kind("demonstration.year-finished").get().facts["made"] == 1


def test_a_year_without_days_is_whole() -> None:
    begin(ticks=0)
    progress = queries.progress()
    assert progress is not None
    assert progress.percent == 100


def test_a_place_of_the_plan_is_filled_once_and_tells_its_story() -> None:
    demonstration.note(place=2, reference="GUN-2", story="held-back", act=an_act())
    demonstration.note(place=1, reference="GUN-1", story="held-back", act=an_act())
    demonstration.note(place=3, reference="GUN-3", story="", act=an_act())
    assert queries.stories() == {"held-back": ("GUN-1", "GUN-2")}
    assert queries.places_made() == {1, 2, 3}
    assert queries.places_of() == {"GUN-1": 1, "GUN-2": 2, "GUN-3": 3}
    with pytest.raises(IntegrityError):
        demonstration.note(place=3, reference="GUN-4", story="", act=an_act())


def test_while_the_past_is_told_the_worker_leaves_it_alone_and_judges_nothing() -> None:
    done = []
    kinds = (
        registry.Kind("test.letter", lambda key, _act: done.append(key)),
        registry.Kind("test.look", lambda _key, _act: done.append("looked"), HOUR),
    )
    begin()
    with registered(*kinds):
        work.schedule(kind="test.letter", key="of the year", act=an_act(NOON - HOUR))
        work.schedule(kind="test.letter", key="of a visitor", act=an_act())
        worker = Worker(now=lambda: NOON + HOUR, share=Share(since=queries.under_way_since))
        worker.run_what_is_due()
        assert done == ["of a visitor"]
        instead = {"test.letter": lambda key, _act: done.append(f"{key}, otherwise")}
        Worker(now=lambda: NOON - HOUR, share=Share(instead=instead)).run_one()
        assert done[1:] == ["of the year, otherwise"]
        demonstration.finish_year(act=an_act())
        worker.run_what_is_due()
    assert done[2:] == ["looked"]
