"""The plan of the invented year: the same each time, with the week’s rhythm, the seasons, and its stories."""

from collections import Counter
from datetime import datetime, timedelta
from functools import cache

import pytest

from guichet.command.year import plan as plans
from guichet.command.year.answers import WRITERS
from guichet.command.year.plan import Planned
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places.calendar import BENIN, is_working_day
from tests.factories.acts import NOON

CENTRES = tuple(PlaceId(code) for code in ("LOK", "ABO", "ADJ", "PAR"))


def planned_anew(wanted: int = 1500, services: tuple[str, ...] = tuple(WRITERS)) -> tuple[Planned, ...]:
    return plans.plan(wanted=wanted, until=NOON, services=services, centres=CENTRES)


plan = cache(planned_anew)


def test_the_same_wish_gives_the_same_year_and_in_order() -> None:
    assert plan() == planned_anew()
    assert [each.place for each in plan()] == list(range(len(plan())))
    assert list(plan()) == sorted(plan(), key=lambda each: each.at)
    assert len(plan()) > 1480


def test_nothing_is_planned_after_the_end_nor_a_year_before_it() -> None:
    assert all(NOON - timedelta(days=366) < each.at < NOON for each in plan())
    assert all(tick < NOON for tick in plans.span(wanted=1500, until=NOON).ticks())


def test_people_ask_on_working_days_first_and_more_in_september() -> None:
    days = Counter(is_working_day(each.at.astimezone(BENIN).date()) for each in plan())
    assert days[True] > 8 * days[False]
    months = Counter(each.at.month for each in plan() if each.service == plans.BRIEF)
    assert months[9] > 1.5 * months[6]


def test_every_centre_and_every_service_takes_part_and_a_third_asks_from_home() -> None:
    assert {each.centre for each in plan()} == {*CENTRES, None}
    assert {each.service for each in plan()} == set(WRITERS)
    online = sum(each.centre is None for each in plan())
    assert 0.25 < online / len(plan()) < 0.6


@pytest.mark.parametrize("wanted", [10, 40, 1500])
def test_each_story_is_told_once_on_a_working_morning(wanted: int) -> None:
    told = [each for each in plan(wanted) if each.story]
    assert Counter(each.story for each in told) == dict.fromkeys(plans.STORIES, 1)
    assert all(is_working_day(each.at.date()) and each.service == plans.BRIEF for each in told)
    assert not any(each.falls_on("refusal", 1.0) for each in told)


def test_a_catalogue_without_these_services_has_no_year() -> None:
    assert plan(services=()) == ()


def test_without_centres_everybody_asks_from_home() -> None:
    made = plans.plan(wanted=40, until=NOON, services=tuple(WRITERS), centres=())
    assert {each.centre for each in made} == {None}


def test_nobody_treats_anything_in_the_evening_at_weekends_and_in_the_week_when_all_are_away() -> None:
    monday = datetime(2026, 9, 7, 9, tzinfo=BENIN)
    assert plans.is_staffed(plans.BRIEF, monday)
    assert not plans.is_staffed(plans.BRIEF, monday + timedelta(days=7))
    assert not plans.is_staffed(plans.BRIEF, monday - timedelta(days=1))
    assert not plans.is_staffed(plans.BRIEF, monday + timedelta(hours=11))
