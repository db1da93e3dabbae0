"""The functions that conditions may call beside those of CEL. None of them ever raises.

Dates are text YYYY-MM-DD; of an absent date, a length of time is 0 and a date is absent.
"""

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from guichet.commons.catalogue.definition.language.kinds import Date, Kind, ListOf, Number, Text

FAR = 3_650_000


def age_on(birth: str, day: str) -> int:
    """Whole years from a birth to a day; who is born on 29 February is a year older on 1 March."""
    born, then = _day(birth), _day(day)
    if born is None or then is None or then < born:
        return 0
    return then.year - born.year - ((then.month, then.day) < (born.month, born.day))


def days_between(first: str, second: str) -> int:
    """Days from the first date to the second; below zero when the second comes before."""
    start, end = _day(first), _day(second)
    return (end - start).days if start and end else 0


def add_days(day: str, days: int) -> str:
    """The date so many days later; absent when it falls outside the years 1 to 9999."""
    start = _day(day)
    try:
        return (start + timedelta(days=days)).isoformat() if start else ""
    except OverflowError:
        return ""


def add_months(day: str, months: int) -> str:
    """The same day so many months later, or the last day of that month when it is shorter."""
    start = _day(day)
    if start is None:
        return ""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return ""
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1])).isoformat()


def add_years(day: str, years: int) -> str:
    """The same day so many years later; 29 February becomes 28 February."""
    return add_months(day, years * 12)


def year_of(day: str) -> int:
    """The year of a date, 0 of an absent one."""
    found = _day(day)
    return found.year if found else 0


def written_date(day: str) -> str:
    """A date written in the file, as it is."""
    return day


def length(text: str) -> int:
    """The number of characters. CEL's own `size` counts bytes: two for an « é »."""
    return len(text)


def upper(text: str) -> str:
    """The text in capitals."""
    return text.upper()


def total(numbers: Sequence[float]) -> float:
    """The sum of a list, 0 of an empty one."""
    return sum(numbers)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Function:
    """`takes` and `gives` are kinds; the bound of a number taken is the largest that is accepted."""

    call: Callable[..., object]
    takes: tuple[Kind, ...]
    gives: Kind

    @property
    def summary(self) -> str:
        return (self.call.__doc__ or "").strip()


DAYS = Number(is_whole=True, bound=FAR)
MANY = Number(is_whole=True, bound=1e12)

FUNCTIONS: Mapping[str, Function] = {
    "age_on": Function(age_on, (Date(), Date()), Number(is_whole=True, bound=10_000)),
    "days_between": Function(days_between, (Date(), Date()), DAYS),
    "add_days": Function(add_days, (Date(), MANY), Date()),
    "add_months": Function(add_months, (Date(), MANY), Date()),
    "add_years": Function(add_years, (Date(), MANY), Date()),
    "year_of": Function(year_of, (Date(),), Number(is_whole=True, bound=10_000)),
    "date": Function(written_date, (Text(),), Date()),
    "length": Function(length, (Text(),), Number(is_whole=True, bound=1_000_000)),
    "upper": Function(upper, (Text(),), Text()),
    "total": Function(total, (ListOf(MANY, 1),), MANY),
}

CALLS: Mapping[str, Callable[..., object]] = {name: function.call for name, function in FUNCTIONS.items()}
