"""Open now? Until when, or from when? Weekly hours, against holidays and closures."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from guichet.foundation.places.calendar import BENIN, holiday_on
from guichet.foundation.places.opening import Opening, Shutting, State, opening
from guichet.foundation.places.rows import Range

OFFICE = tuple(
    Range(weekday, *hours, demonstration=True)
    for weekday in range(1, 6)
    for hours in ((time(8), time(12, 30)), (time(14), time(17, 30)))
)
WORKS = Shutting(date(2026, 11, 24), date(2026, 11, 26), "Travaux.")


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BENIN)


def seen(moment: datetime, *shuttings: Shutting) -> Opening:
    return opening(ranges=OFFICE, shuttings=shuttings, at=moment)


def test_a_centre_is_open_within_its_hours_until_it_closes() -> None:
    assert seen(at(23, 9)) == Opening(State.OPEN, closes_at=at(23, 12, 30))


def test_it_opens_on_the_first_minute() -> None:
    assert seen(at(23, 8)) == Opening(State.OPEN, closes_at=at(23, 12, 30))


def test_it_is_closed_on_the_last() -> None:
    assert seen(at(23, 12, 30)) == Opening(State.CLOSED, opens_at=at(23, 14))


def test_before_hours_it_opens_the_same_day() -> None:
    assert seen(at(23, 7, 59)) == Opening(State.CLOSED, opens_at=at(23, 8))


def test_on_friday_evening_it_opens_on_monday() -> None:
    assert seen(at(27, 18)) == Opening(State.CLOSED, opens_at=at(30, 8))


def test_the_hour_is_that_of_benin() -> None:
    seven_in_greenwich = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    assert seen(seven_in_greenwich) == Opening(State.OPEN, closes_at=at(23, 12, 30))


def test_a_public_holiday_is_closed_and_says_which() -> None:
    christmas = holiday_on(date(2026, 12, 25))
    assert seen(at(25, 9, month=12)) == Opening(State.HOLIDAY, opens_at=at(28, 8, month=12), holiday=christmas)


def test_the_eve_of_a_holiday_looks_beyond_it() -> None:
    assert seen(at(24, 18, month=12)) == Opening(State.CLOSED, opens_at=at(28, 8, month=12))


def test_a_closure_is_told_with_its_reason_and_the_reopening() -> None:
    assert seen(at(24, 9), WORKS) == Opening(State.SHUT, opens_at=at(26, 8), shutting=WORKS)


def test_the_day_of_reopening_is_open() -> None:
    assert seen(at(26, 9), WORKS) == Opening(State.OPEN, closes_at=at(26, 12, 30))


def test_the_day_before_a_closure_is_open() -> None:
    assert seen(at(23, 9), WORKS) == Opening(State.OPEN, closes_at=at(23, 12, 30))


def test_a_closure_without_known_end_has_no_next_opening() -> None:
    flood = Shutting(date(2026, 11, 23), None, "Inondation.")
    assert seen(at(23, 9), flood) == Opening(State.SHUT, opens_at=None, shutting=flood)


def test_a_closure_wins_over_a_holiday() -> None:
    works = Shutting(date(2026, 12, 21), date(2027, 1, 4), "Travaux.")
    assert seen(at(25, 9, month=12), works).state is State.SHUT


def test_a_centre_whose_hours_are_not_published_says_nothing() -> None:
    assert opening(ranges=(), shuttings=(WORKS,), at=at(24, 9)) == Opening(State.UNPUBLISHED)


def test_a_centre_that_opens_on_one_weekday_waits_for_it() -> None:
    sunday = (Range(7, time(9), time(12), demonstration=False),)
    found = opening(ranges=sunday, shuttings=(), at=at(23, 9))
    assert found == Opening(State.CLOSED, opens_at=at(29, 9))


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(BENIN))  # noqa: DTZ001
SHUTTINGS = st.builds(
    lambda starts_on, days: Shutting(starts_on, starts_on + timedelta(days=days), "Travaux."),
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    st.integers(1, 30),
)


@given(moment=MOMENTS, shuttings=st.lists(SHUTTINGS, max_size=3))
def test_at_the_next_opening_it_is_open_and_until_then_it_is_not(moment: datetime, shuttings: list[Shutting]) -> None:
    found = seen(moment, *shuttings)
    if found.state is State.OPEN:
        assert found.closes_at is not None
        assert moment < found.closes_at
        assert seen(found.closes_at, *shuttings).state is not State.OPEN
    else:
        assert found.opens_at is not None
        assert moment < found.opens_at
        assert seen(found.opens_at, *shuttings).state is State.OPEN
        assert seen(found.opens_at - timedelta(minutes=1), *shuttings).opens_at == found.opens_at
