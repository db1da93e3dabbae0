"""What the public reads of a commune: nobody is alone in a number, whatever is subtracted from whatever."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.commons.indicators.cutting import FEW
from guichet.domains.territory import telling
from guichet.domains.territory.measures import Counts
from guichet.domains.territory.periods import Period, after
from guichet.domains.territory.telling import Cell, Figure, Told

UNDER_WAY = date(2026, 11, 1)
MONTHS = [date(2026, month, 1) for month in range(1, 13)]


def visits(women: int, men: int = 0, unsaid: int = 0, done: int | None = None) -> Counts:
    whole = women + men + unsaid
    return Counts(visits=whole, women=women, men=men, done=whole if done is None else done)


@st.composite
def days_of_visits(draw: st.DrawFn) -> Counts:
    women, men, unsaid = (draw(st.integers(0, 14)) for _ in range(3))
    return visits(women, men, unsaid, draw(st.integers(0, women + men + unsaid)))


@given(st.dictionaries(st.sampled_from(MONTHS), days_of_visits()))
def test_each_cell_and_each_part_of_it_is_ten_or_more_or_nought(months: dict[date, Counts]) -> None:
    cells = telling.cells(months, Figure.VISITS, UNDER_WAY)
    told = [cell for cell in cells if cell.count is not None]
    assert all((cell.count or 0) >= FEW for cell in told)
    assert len([month for cell in cells for month in cell.months]) == len({m for cell in cells for m in cell.months})
    for cell in told:
        assert cell.count == sum(months[month].visits for month in cell.months)
        for parts in cell.shares.values():
            assert sum(parts) == cell.count
            assert all(part == 0 or part >= FEW for part in parts)


@given(st.dictionaries(st.sampled_from(MONTHS), days_of_visits()))
def test_whatever_is_subtracted_from_a_year_leaves_ten_or_nothing(months: dict[date, Counts]) -> None:
    """Months, quarters and the year, each against what it holds of shorter ones."""
    cells = telling.cells(months, Figure.VISITS, UNDER_WAY)
    for length in (3, 12):
        for start in range(0, 12, length):
            period = Period(MONTHS[start], length)
            whole = telling.of_period(cells, period)
            parts = [telling.of_period(cells, Period(month, 1)) for month in period.months]
            left = (whole.count or 0) - sum(part.count or 0 for part in parts)
            assert left == 0 or left >= FEW
            shown = [part for part in parts if part.count and "sex" in part.shares]
            if "sex" in whole.shares:
                for place in range(3):
                    rest = whole.shares["sex"][place] - sum(part.shares["sex"][place] for part in shown)
                    assert rest == 0 or rest >= FEW


@given(st.dictionaries(st.dates(date(2026, 3, 1), date(2026, 3, 31)), st.integers(0, 25), min_size=1))
def test_days_are_told_in_groups_of_ten_that_add_up(counts: dict[date, int]) -> None:
    days = {on: visits(count) for on, count in counts.items()}
    whole = sum(counts.values())
    if 0 < whole < FEW:
        with pytest.raises(ValueError, match="not told"):
            telling.spread(days, Figure.VISITS)
        return
    groups = telling.spread(days, Figure.VISITS)
    assert sum(group.count for group in groups) == whole
    assert all(group.count >= FEW for group in groups)
    told = [on for group in groups for on in group.days]
    assert sorted(told) == sorted(on for on, count in counts.items() if count)


def test_a_small_day_at_the_end_goes_with_the_last_that_waited_or_with_the_smallest() -> None:
    first = date(2026, 3, 1)
    days = {first + timedelta(days=number): visits(count) for number, count in enumerate((4, 7, 30, 2))}
    assert [group.count for group in telling.spread(days, Figure.VISITS)] == [13, 30]
    alone = {first: visits(12), first + timedelta(days=1): visits(20), first + timedelta(days=2): visits(3)}
    assert [(group.count, len(group.days)) for group in telling.spread(alone, Figure.VISITS)] == [(15, 2), (20, 1)]


def test_a_month_under_way_joins_none_and_is_told_from_ten_on() -> None:
    months = {date(2026, 10, 1): visits(4), UNDER_WAY: visits(8)}
    assert telling.cells(months, Figure.VISITS, UNDER_WAY) == (
        Cell((date(2026, 10, 1),), None),
        Cell((UNDER_WAY,), None),
    )
    grown = telling.cells(months | {UNDER_WAY: visits(12)}, Figure.VISITS, UNDER_WAY)
    assert [cell.count for cell in grown] == [None, 12]


def test_a_period_says_which_months_it_leaves_out() -> None:
    months = {date(2026, 6, 1): visits(4), date(2026, 7, 1): visits(7), date(2026, 8, 1): visits(40, done=20)}
    cells = telling.cells(months, Figure.VISITS, UNDER_WAY)
    third = telling.of_period(cells, Period(date(2026, 7, 1), 3))
    assert (third.count, third.untold, third.done) == (40, (date(2026, 7, 1),), 20)
    june = telling.of_period(cells, Period(date(2026, 6, 1), 1))
    assert (june.count, june.untold) == (None, (date(2026, 6, 1),))
    assert telling.of_period(cells, Period(date(2026, 1, 1), 1)) == Told()


def test_a_share_of_some_cells_is_not_taken_for_one_of_all() -> None:
    months = {date(2026, 7, 1): visits(20, 20), date(2026, 8, 1): visits(30, 2)}
    cells = telling.cells(months, Figure.VISITS, UNDER_WAY)
    assert telling.of_period(cells, Period(date(2026, 7, 1), 1)).shares["sex"] == (20, 20, 0)
    third = telling.of_period(cells, Period(date(2026, 7, 1), 3))
    assert (third.count, "sex" in third.shares, third.done) == (72, False, 72)


def test_opinions_are_told_with_the_satisfied_among_them_and_apart_by_source() -> None:
    months = {date(2026, 7, 1): Counts(visitor_yes=9, visitor_no=1, staff_yes=3), after(date(2026, 7, 1)): Counts()}
    pressed = telling.of_period(telling.cells(months, Figure.VISITOR, UNDER_WAY), Period(date(2026, 7, 1), 1))
    assert (pressed.count, pressed.yes) == (10, 9)
    entered = telling.of_period(telling.cells(months, Figure.STAFF, UNDER_WAY), Period(date(2026, 7, 1), 1))
    assert entered.count is None


def test_together_communes_add_up_what_they_show() -> None:
    one, other = telling.exactly(visits(3, 2, done=4), Figure.VISITS), Told(None, untold=(UNDER_WAY,))
    whole = telling.together([one, one, other])
    assert (whole.count, whole.shares["sex"], whole.done) == (10, (6, 4, 0), 8)
    assert telling.together([other]) == Told()
    assert telling.exactly(Counts(complaints_opened=2), Figure.COMPLAINTS) == Told(2)
