"""Months, quarters and years as addresses write them."""

from datetime import date

import pytest
from django.utils.translation import override

from guichet.domains.territory.periods import Period, after, month_of


@pytest.mark.parametrize(
    ("written", "first", "last", "said"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28), "février 2026"),
        ("2026-T4", date(2026, 10, 1), date(2026, 12, 31), "4e trimestre 2026"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026"),
    ],
)
def test_a_period_is_read_and_written_alike(written: str, first: date, last: date, said: str) -> None:
    found = Period.read(written)
    assert found is not None
    assert (found.first, found.last, found.written, str(found)) == (first, last, written, said)
    with override("en"):
        assert "2026" in str(found)


@pytest.mark.parametrize("text", ["", "2026-13", "2026-T5", "0000", "26-01", "2026-1", "٢٠٢٦", "2026-T"])
def test_what_is_no_period_is_none(text: str) -> None:
    assert Period.read(text) is None


def test_periods_follow_each_other_over_the_end_of_a_year() -> None:
    assert Period.month(date(2026, 1, 15)).beside(-1) == Period(date(2025, 12, 1), 1)
    assert Period.quarter(date(2026, 12, 31)).beside(1).written == "2027-T1"
    assert Period.year(date(2026, 6, 1)).beside(1).written == "2027"
    assert (after(date(2026, 12, 1)), month_of(date(2026, 12, 9))) == (date(2027, 1, 1), date(2026, 12, 1))
    assert list(Period.quarter(date(2026, 5, 5)).months) == [date(2026, month, 1) for month in (4, 5, 6)]
