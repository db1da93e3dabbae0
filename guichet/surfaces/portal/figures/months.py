"""Months by their first day, and as an address writes them: 2026-11."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.dates import MONTHS, MONTHS_AP

ONE_DAY = timedelta(days=1)


def of(first: date, last: date) -> Sequence[date]:
    """Every month that has a day from `first` to `last`."""
    found = [first.replace(day=1)]
    while (following := next_month(found[-1])) <= last:
        found.append(following)
    return found


def next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def last_day(month: date) -> date:
    return next_month(month) - ONE_DAY


def written(month: date) -> str:
    return f"{month:%Y-%m}"


def read(text: str) -> date | None:
    """None for whatever is no month."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def name(month: date) -> str:
    """« novembre 2026 »."""
    return f"{MONTHS[month.month]} {month.year}"


def short(month: date) -> str:
    """« nov. »."""
    return str(MONTHS_AP[month.month])
