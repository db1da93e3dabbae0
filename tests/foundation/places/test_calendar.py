"""Public holidays of Benin and the counting of working days, on which every promised date rests."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from guichet.foundation.places import calendar
from guichet.foundation.places.calendar import BENIN, Feast, Holiday

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(1995, 1, 1), date(2070, 12, 31))
COUNTS = st.integers(1, 60)


def test_the_holidays_of_2026_are_those_of_the_law() -> None:
    assert [(holiday.on.isoformat(), holiday.label) for holiday in calendar.holidays_of(2026)] == [
        ("2026-01-01", "Fête du Nouvel An"),
        ("2026-01-08", "Fête annuelle des religions traditionnelles"),
        ("2026-01-09", "Fête annuelle des religions traditionnelles"),
        ("2026-03-20", "Jour du Ramadan (date estimée)"),
        ("2026-04-06", "Lundi de Pâques"),
        ("2026-05-01", "Fête du Travail"),
        ("2026-05-14", "Jour de l’Ascension"),
        ("2026-05-25", "Lundi de Pentecôte"),
        ("2026-05-27", "Jour de la Tabaski (date estimée)"),
        ("2026-08-01", "Fête Nationale"),
        ("2026-08-15", "Jour de l’Assomption"),
        ("2026-08-25", "Journée Maouloud (date estimée)"),
        ("2026-11-01", "La Toussaint"),
        ("2026-12-25", "Jour de Noël"),
    ]


def test_vodun_days_were_one_day_on_the_tenth_of_january_until_2024() -> None:
    days = [holiday.on for holiday in calendar.holidays_of(2024) if "traditionnelles" in holiday.label]
    assert days == [date(2024, 1, 10)]


def test_two_feasts_of_one_day_make_one_holiday() -> None:
    holiday = calendar.holiday_on(date(2008, 5, 1))
    labour_day, ascension = Feast("Fête du Travail", estimated=False), Feast("Jour de l’Ascension", estimated=False)
    assert holiday == Holiday(date(2008, 5, 1), (labour_day, ascension))


def test_a_day_that_the_moon_alone_makes_a_holiday_is_estimated() -> None:
    tabaski = calendar.holiday_on(date(2026, 5, 27))
    assert tabaski is not None
    assert tabaski.estimated


def test_a_day_that_the_law_makes_a_holiday_too_is_certain() -> None:
    labour_day = calendar.holiday_on(date(2004, 5, 1))
    assert labour_day is not None
    assert labour_day.label == "Fête du Travail, Journée Maouloud (date estimée)"
    assert not labour_day.estimated


def test_an_ordinary_day_is_no_holiday() -> None:
    assert calendar.holiday_on(date(2026, 11, 23)) is None


@pytest.mark.parametrize("year", range(1991, 2101))
def test_every_name_that_the_package_gives_is_one_that_we_translate(year: int) -> None:
    assert {feast.name for holiday in calendar.holidays_of(year) for feast in holiday.feasts} <= calendar.NAMES


def test_a_name_without_translation_is_shown_in_french() -> None:
    with translation.override("en"):
        assert Feast("Fête de la Source", estimated=False).label == "Fête de la Source"


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 11, 23),  # a Monday
        date(2026, 11, 27),  # a Friday
        date(2025, 2, 28),  # Sovereignty Day, a Friday: commemorated at work
    ],
)
def test_people_work_from_monday_to_friday(day: date) -> None:
    assert calendar.is_working_day(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 11, 21),  # a Saturday
        date(2026, 11, 22),  # a Sunday
        date(2026, 5, 1),  # Labour Day, a Friday
        date(2026, 5, 27),  # Tabaski, estimated, a Wednesday
    ],
)
def test_nobody_works_on_weekends_and_holidays(day: date) -> None:
    assert not calendar.is_working_day(day)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),  # Monday's day of deposit is not counted
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # Saturday
        (date(2026, 11, 22), 1, date(2026, 11, 23)),  # Sunday
        (date(2026, 12, 24), 1, date(2026, 12, 28)),  # over Christmas, a Friday
        (date(2025, 12, 31), 5, date(2026, 1, 12)),  # over New Year's Day and Vodun Days
        (date(2026, 11, 23), 10, date(2026, 12, 7)),
    ],
)
def test_a_delay_ends_on_the_last_of_its_working_days(start: date, days: int, end: date) -> None:
    assert calendar.add_working_days(start, days) == end


@pytest.mark.parametrize("days", [0, -1])
def test_a_delay_without_a_day_is_refused(days: int) -> None:
    with pytest.raises(ValueError, match=f"a delay has 1 working day or more, not {days}"):
        calendar.add_working_days(date(2026, 11, 23), days)


@given(start=DAYS, days=COUNTS)
def test_counting_the_days_added_gives_them_back(start: date, days: int) -> None:
    assert calendar.working_days_between(start, calendar.add_working_days(start, days)) == days


@given(start=DAYS, days=COUNTS)
def test_a_delay_never_ends_on_a_day_without_work(start: date, days: int) -> None:
    end = calendar.add_working_days(start, days)
    assert end.isoweekday() <= 5
    assert calendar.holiday_on(end) is None


@given(start=DAYS, days=COUNTS)
def test_a_longer_delay_ends_later(start: date, days: int) -> None:
    assert calendar.add_working_days(start, days) < calendar.add_working_days(start, days + 1)


@given(start=DAYS, days=COUNTS)
def test_who_deposits_later_is_never_due_sooner(start: date, days: int) -> None:
    assert calendar.add_working_days(start, days) <= calendar.add_working_days(start + ONE_DAY, days)


@given(start=DAYS, one=COUNTS, other=COUNTS)
def test_two_delays_in_a_row_are_one_long_one(start: date, one: int, other: int) -> None:
    halfway = calendar.add_working_days(start, one)
    assert calendar.add_working_days(halfway, other) == calendar.add_working_days(start, one + other)


@given(start=DAYS, back=st.integers(0, 400))
def test_no_working_day_lies_between_a_day_and_an_earlier_one(start: date, back: int) -> None:
    assert calendar.working_days_between(start, start - ONE_DAY * back) == 0


def test_a_moment_of_a_working_day_is_kept() -> None:
    late = datetime(2026, 11, 24, 23, 0, tzinfo=BENIN)
    assert calendar.next_working_moment(late) is late


def test_a_moment_of_a_sunday_waits_for_monday() -> None:
    sunday = datetime(2026, 11, 22, 10, 30, tzinfo=BENIN)
    assert calendar.next_working_moment(sunday) == datetime(2026, 11, 23, tzinfo=BENIN)


def test_the_day_is_that_of_benin_not_of_greenwich() -> None:
    friday_in_greenwich = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    assert calendar.next_working_moment(friday_in_greenwich) == datetime(2026, 11, 23, tzinfo=BENIN)


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="a moment needs its time zone"):
        calendar.next_working_moment(datetime(2026, 11, 22, 10, 30))  # noqa: DTZ001


MOMENTS = st.datetimes(datetime(1995, 1, 1), datetime(2070, 1, 1), timezones=st.just(BENIN))  # noqa: DTZ001


@given(at=MOMENTS)
def test_the_next_working_moment_is_on_a_working_day_and_never_earlier(at: datetime) -> None:
    moment = calendar.next_working_moment(at)
    assert moment >= at
    assert calendar.is_working_day(moment.date())
    assert calendar.next_working_moment(moment) == moment


@given(one=MOMENTS, other=MOMENTS)
def test_working_moments_keep_their_order(one: datetime, other: datetime) -> None:
    first, second = sorted([one, other])
    assert calendar.next_working_moment(first) <= calendar.next_working_moment(second)
