"""A promise has one date, and only a pause moves it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.commons.catalogue.definition.circuit import ClockUnit, Term
from guichet.domains.casework.promise import Stop, ends_at, last_day
from guichet.foundation.places.calendar import is_working_day

FRIDAY = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)  # half past ten in Cotonou
MONDAY = FRIDAY + timedelta(days=3)

terms = st.builds(Term, at_most=st.integers(1, 120), unit=st.sampled_from(ClockUnit))
moments = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: FRIDAY + timedelta(minutes=minutes))


def in_(count: int, unit: ClockUnit) -> Term:
    return Term(at_most=count, unit=unit)


def test_hours_run_through_the_night_and_the_week_end() -> None:
    assert ends_at(FRIDAY, in_(72, ClockUnit.HOURS)) == MONDAY


@pytest.mark.parametrize(
    ("unit", "last"), [(ClockUnit.CALENDAR_DAYS, date(2026, 11, 22)), (ClockUnit.WORKING_DAYS, date(2026, 11, 24))]
)
def test_days_end_with_the_last_one(unit: ClockUnit, last: date) -> None:
    promised = ends_at(FRIDAY, in_(2, unit))
    assert last_day(promised) == last
    assert promised.isoformat() == f"{last + timedelta(days=1)}T00:00:00+01:00"


def test_a_holiday_is_no_working_day() -> None:
    christmas_eve = datetime(2026, 12, 24, 9, tzinfo=UTC)
    assert last_day(ends_at(christmas_eve, in_(1, ClockUnit.WORKING_DAYS))) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("unit", "moved"),
    [
        (ClockUnit.HOURS, timedelta(days=3)),
        (ClockUnit.CALENDAR_DAYS, timedelta(days=3)),
        (ClockUnit.WORKING_DAYS, timedelta(days=1)),
    ],
)
def test_a_pause_over_a_week_end_counts_in_the_unit_of_the_promise(unit: ClockUnit, moved: timedelta) -> None:
    term, paused = in_(1, unit), (Stop(FRIDAY, MONDAY),)
    assert ends_at(MONDAY, term, paused) - ends_at(MONDAY, term) == moved


def test_a_pause_of_an_hour_does_not_give_a_day() -> None:
    term = in_(5, ClockUnit.WORKING_DAYS)
    assert ends_at(FRIDAY, term, [Stop(FRIDAY, FRIDAY + timedelta(hours=1))]) == ends_at(FRIDAY, term)


def test_a_pause_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="a pause does not end before it begins"):
        Stop(MONDAY, FRIDAY)


@given(moments, terms, st.lists(st.integers(0, 10**6), max_size=6))
def test_pauses_only_ever_move_the_date_forward(start: datetime, term: Term, lengths: list[int]) -> None:
    stops: list[Stop] = []
    before, at = ends_at(start, term), start
    for seconds in lengths:
        stops.append(Stop(at, at + timedelta(seconds=seconds)))
        at = stops[-1].until + timedelta(minutes=1)
        after = ends_at(start, term, stops)
        assert before <= after <= before + timedelta(days=seconds // 86_400 + 16)
        before = after


@given(moments, terms)
def test_a_promise_always_leaves_time_and_ends_on_a_day_of_its_kind(start: datetime, term: Term) -> None:
    promised = ends_at(start, term)
    assert promised > start
    assert term.unit is not ClockUnit.WORKING_DAYS or is_working_day(last_day(promised))
