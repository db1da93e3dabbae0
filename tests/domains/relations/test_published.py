"""What is public of the desk's figures: nobody is alone in it, and nothing of it is undone by the next month."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from guichet.commons.indicators.cutting import OTHERS
from guichet.domains.relations import counting, published
from guichet.domains.relations.figures import Cut
from guichet.domains.relations.models import Concern
from guichet.domains.relations.published import ALL, Cell, Means
from guichet.foundation.lib.operation import building
from tests.factories.acts import an_act
from tests.factories.concerns import DAY, make_concerns

pytestmark = pytest.mark.django_db
MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
AT = datetime(2026, 7, 1, tzinfo=UTC)


def count(at: datetime = AT) -> None:
    counting.recount(an_act(at))


def said(cells: Iterable[Cell]) -> list[tuple[tuple[int, ...], str, int | None]]:
    return [(tuple(month.month for month in each.months), each.key, each.count) for each in cells]


def test_small_months_are_told_together_and_what_is_never_ten_is_not_told() -> None:
    make_concerns(6, MARCH)
    make_concerns(5, APRIL)
    make_concerns(4, MAY)
    count()
    assert said(published.totals(AT)) == [((3, 4), ALL, 11), ((5,), ALL, None)]
    assert published.totals(AT)[1] == Cell((MAY,), ALL, None)
    assert said(published.shares(Cut.THEME, AT)) == [((3, 4), "autre", 11)]


def test_groups_are_in_the_order_of_their_last_months() -> None:
    make_concerns(3, MARCH)
    make_concerns(12, APRIL)
    count()
    assert said(published.totals(AT)) == [((3,), ALL, None), ((4,), ALL, 12)]


def test_no_month_waits_for_one_of_another_year() -> None:
    make_concerns(6, date(2025, 12, 1))
    make_concerns(12, MARCH)
    count()
    assert said(published.totals(AT)) == [((12,), ALL, None), ((3,), ALL, 12)]


def test_a_month_is_told_once_its_thirty_days_are_over_in_benin() -> None:
    make_concerns(12, MAY)
    over = datetime(2026, 6, 30, 23, tzinfo=UTC)
    count(over - timedelta(seconds=1))
    assert published.totals(over) == ()
    count(over)
    assert published.totals(over - timedelta(seconds=1)) == ()
    assert said(published.totals(over)) == [((5,), ALL, 12)]


def test_keys_under_ten_are_together_and_take_the_smallest_other_where_they_would_be_under_ten() -> None:
    make_concerns(20, MARCH)
    make_concerns(12, MARCH, theme="retraite")
    make_concerns(7, MARCH, theme="carriere")
    make_concerns(4, MARCH, theme="concours")
    count()
    assert said(published.shares(Cut.THEME, AT)) == [((3,), OTHERS, 11), ((3,), "autre", 20), ((3,), "retraite", 12)]
    with building():
        Concern.objects.filter(theme="concours").update(theme="retraite")
    count()
    assert said(published.shares(Cut.THEME, AT)) == [((3,), OTHERS, 23), ((3,), "autre", 20)]


def test_a_cut_that_leaves_nothing_but_the_whole_shares_nothing() -> None:
    make_concerns(12, MARCH, sex="woman")
    make_concerns(6, MARCH, sex="man")
    count()
    assert published.shares(Cut.SEX, AT) == ()
    make_concerns(30, APRIL, sex="woman")
    make_concerns(11, APRIL)
    count()
    assert said(published.shares(Cut.SEX, AT)) == [((4,), OTHERS, 11), ((4,), "woman", 30)]


@pytest.mark.parametrize("cut", published.CUTS)
def test_every_cut_shares_out_the_whole_and_each_cell_is_ten_or_more(cut: Cut) -> None:
    for number, theme in enumerate(("autre", "retraite", "carriere", "concours"), start=4):
        make_concerns(
            number * 2, MARCH, theme=theme, to=f"to-{theme}", sex="man" if number % 2 else "", channel=f"c{number}"
        )
    count()
    cells = published.shares(cut, AT)
    assert sum(each.count or 0 for each in cells) in {0, 44}
    assert all((each.count or 0) >= 10 for each in cells)


def test_delays_are_those_of_first_answers_and_an_answer_that_comes_later_changes_nothing() -> None:
    make_concerns(6, MARCH, days=4.5)
    make_concerns(3, MARCH, days=29)
    make_concerns(3, MARCH, days=None)
    count()
    (cell,) = before = published.totals(AT)
    assert (cell.count, cell.in_time, cell.days_for_half) == (12, 9, 5)
    with building():
        Concern.objects.filter(first_answered_at=None).update(first_answered_at=AT)
    count(AT + DAY)
    assert published.totals(AT + DAY) == before
    make_concerns(14, APRIL, days=None)
    count()
    assert published.totals(AT)[1].days_for_half is None


def test_scores_are_whole_points_of_tens_of_them_and_each_source_is_apart() -> None:
    make_concerns(12, MARCH, scored_by="person", delay_score=7, result_score=2)
    make_concerns(3, MARCH, scored_by="person", delay_score=10, result_score=10)
    make_concerns(9, MARCH, scored_by="staff", delay_score=1, result_score=1)
    count()
    (cell,) = published.totals(AT)
    assert (cell.by_person, cell.by_staff) == (Means(10, delay=8, result=4), None)


def test_a_thousand_messages_cost_what_one_does(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in (1, 10, 1000):
        make_concerns(number, MARCH, theme=f"theme-{number}")
        count()
        with django_assert_num_queries(2):
            published.totals(AT)
            published.shares(Cut.THEME, AT)
