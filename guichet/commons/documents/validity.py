"""Until when a document holds."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_IN = {"months": 1, "years": 12}


@dataclass(frozen=True, slots=True)
class Validity:
    """`unit` is days, months or years, as service files write it."""

    count: int
    unit: str


def last_day(issued: date, validity: Validity) -> date:
    """The last day on which it holds: the same day of the month, or the last of a shorter month."""
    if validity.unit == "days":
        return issued + timedelta(days=validity.count)
    months = issued.month - 1 + validity.count * MONTHS_IN[validity.unit]
    year, month = issued.year + months // 12, months % 12 + 1
    return date(year, month, min(issued.day, calendar.monthrange(year, month)[1]))
