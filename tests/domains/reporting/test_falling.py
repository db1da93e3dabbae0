"""A fall that nothing explains is told; a month of closures is none."""

from datetime import UTC, date, datetime

import pytest

from guichet.domains.reception import operations as reception
from guichet.domains.reception.monthly import Attendance
from guichet.domains.reception.vocabulary import Check
from guichet.domains.reporting import queries
from guichet.domains.reporting.falling import fall
from guichet.foundation.lib.operation import building
from guichet.foundation.places.models import Centre
from tests.domains.reporting.conftest import LOKOSSA, People, Receive, act_at
from tests.factories.places import make_closure

pytestmark = pytest.mark.django_db
USUAL = [Attendance(200, 20)] * 6


def test_two_months_under_seventy_percent_are_a_fall() -> None:
    found = fall([*USUAL, Attendance(138, 20), Attendance(100, 20)])
    assert found is not None
    assert (found.usual, found.last) == (10, (6.9, 5.0))


@pytest.mark.parametrize(
    "last",
    [
        (Attendance(138, 20), Attendance(140, 20)),
        (Attendance(200, 20), Attendance(0, 20)),
        (Attendance(50, 5), Attendance(100, 10)),
    ],
    ids=["at the line", "one month alone", "closed most days"],
)
def test_what_is_no_fall(last: tuple[Attendance, Attendance]) -> None:
    assert fall([*USUAL, *last]) is None


def test_a_centre_that_no_longer_opens_is_told() -> None:
    assert fall([*USUAL, Attendance(), Attendance()]) is not None


def test_with_two_months_to_compare_with_nothing_is_said() -> None:
    assert fall([*[Attendance()] * 4, *USUAL[:2], Attendance(), Attendance()]) is None


def test_of_a_centre_where_nobody_ever_came_nothing_is_said() -> None:
    assert fall([Attendance(0, 20)] * 8) is None


def test_the_fall_of_a_centre_is_read_from_its_register(people: People, receive: Receive) -> None:
    for month in range(3, 11):
        at = datetime(2026, month, 12, 9, tzinfo=UTC)
        reception.open_day(in_order=list(Check), remark="", act=act_at(at))
        for _ in range(3 if month < 9 else 1):
            receive(at=at)
    (found,) = queries.fallen(people.ministry, date(2026, 10, 1))
    assert (found.centre.name, found.fall.usual, found.fall.last) == ("CCSP Lokossa", 3, (1, 1))
    trend = queries.attendance(people.focal, LOKOSSA, date(2026, 10, 1))
    assert (trend[0], trend[-1]) == ((date(2026, 3, 1), Attendance(3, 1)), (date(2026, 10, 1), Attendance(1, 1)))
    assert queries.fallen(people.ministry, date(2026, 9, 1)) == ()


@pytest.mark.parametrize(("share", "is_told"), [(0.49, True), (0.5, False), (1.0, False)])
def test_a_month_that_was_announced_closed_explains_itself(*, share: float, is_told: bool) -> None:
    months = [*USUAL, Attendance(100, 20), Attendance()]
    assert (fall(months, [0.0] * 7 + [share]) is not None) is is_told
    assert (fall(months, [0.0] * 6 + [share, 0.0]) is not None) is is_told


def test_nor_is_it_compared_with() -> None:
    months = [*[Attendance(10, 2)] * 4, *USUAL[:2], Attendance(100, 20), Attendance(100, 20)]
    assert fall(months, [1.0] * 4 + [0.0] * 4) is None
    told = fall([Attendance(2, 2), *USUAL[:5], Attendance(130, 20), Attendance(130, 20)], [1.0] + [0.0] * 7)
    assert told is not None
    assert told.usual == 10


def test_an_announced_closure_explains_the_fall_of_a_centre(people: People, receive: Receive) -> None:
    for month in range(3, 9):
        at = datetime(2026, month, 12, 9, tzinfo=UTC)
        reception.open_day(in_order=list(Check), remark="", act=act_at(at))
        for _ in range(3):
            receive(at=at)
    assert len(queries.fallen(people.ministry, date(2026, 10, 1))) == 1
    closure = make_closure(Centre.objects.get(code="LOK"), date(2026, 10, 19), None)
    assert len(queries.fallen(people.ministry, date(2026, 10, 1))) == 1  # ten of its twenty-two working days
    with building():
        closure.starts_on = date(2026, 10, 16)
        closure.save(update_fields=["starts_on"])
    assert queries.fallen(people.ministry, date(2026, 10, 1)) == ()
    with building():
        closure.reopens_on = closure.starts_on  # called off
        closure.save(update_fields=["reopens_on"])
    assert len(queries.fallen(people.ministry, date(2026, 10, 1))) == 1
