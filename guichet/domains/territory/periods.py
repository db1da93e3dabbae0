"""A month, a quarter or a year, as an address writes it: 2026-10, 2026-T4, 2026."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

ONE_DAY = timedelta(days=1)
QUARTER = 3
YEAR = 12
WRITTEN = re.compile(r"(\d{4})(?:-(?:(\d{2})|T([1-4])))?", re.ASCII)


def month_of(on: date) -> date:
    return on.replace(day=1)


def after(month: date, by: int = 1) -> date:
    """The first day of the month so many later, or earlier."""
    number = month.year * YEAR + month.month - 1 + by
    return date(number // YEAR, number % YEAR + 1, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """`length` in months: 1, 3 or 12; `first` is the first day of its first month."""

    first: date
    length: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        """None for whatever is no period."""
        found = WRITTEN.fullmatch(text)
        if found is None:
            return None
        year, month, quarter = found.groups()
        try:
            if month:
                return cls(date(int(year), int(month), 1), 1)
            if quarter:
                return cls(date(int(year), QUARTER * int(quarter) - 2, 1), QUARTER)
            return cls(date(int(year), 1, 1), YEAR)
        except ValueError:
            return None

    @classmethod
    def month(cls, on: date) -> Self:
        return cls(month_of(on), 1)

    @classmethod
    def quarter(cls, on: date) -> Self:
        return cls(date(on.year, on.month - (on.month - 1) % QUARTER, 1), QUARTER)

    @classmethod
    def year(cls, on: date) -> Self:
        return cls(date(on.year, 1, 1), YEAR)

    @property
    def last(self) -> date:
        return after(self.first, self.length) - ONE_DAY

    @property
    def months(self) -> Sequence[date]:
        return [after(self.first, number) for number in range(self.length)]

    @property
    def written(self) -> str:
        if self.length == YEAR:
            return f"{self.first:%Y}"
        if self.length == QUARTER:
            return f"{self.first:%Y}-T{self._quarter}"
        return f"{self.first:%Y-%m}"

    @property
    def _quarter(self) -> int:
        return (self.first.month + 2) // QUARTER

    def beside(self, by: int) -> Self:
        """The period of the same length so many later, or earlier."""
        return type(self)(after(self.first, by * self.length), self.length)

    def __str__(self) -> str:
        """« octobre 2026 », « 4e trimestre 2026 », « 2026 »."""
        if self.length == YEAR:
            return f"{self.first:%Y}"
        if self.length == QUARTER:
            ordinals = (_("1er trimestre"), _("2e trimestre"), _("3e trimestre"), _("4e trimestre"))
            return f"{ordinals[self._quarter - 1]} {self.first:%Y}"
        return f"{MONTHS[self.first.month]} {self.first:%Y}"
