"""Which figures an address asks for: a cut, and a year or one of its months."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self
from urllib.parse import urlencode

from guichet.domains.relations.figures import Cut, Measure, Period
from guichet.foundation.places.calendar import BENIN

FIRST_YEAR, LAST_YEAR = 2000, 2999


@dataclass(frozen=True, slots=True)
class Asked:
    """`month` is 0 for the whole year. What an address says that means nothing is dropped, never an error page."""

    cut: Cut
    year: int
    month: int = 0

    @classmethod
    def from_address(cls, asked: Mapping[str, str], at: datetime) -> Self:
        cut = next((each for each in Cut if each.value == asked.get("par")), Cut.THEME)
        this_year = at.astimezone(BENIN).year
        year = _whole(asked.get("annee", ""), FIRST_YEAR, LAST_YEAR) or this_year
        return cls(cut, year, _whole(asked.get("mois", ""), 1, 12))

    @property
    def period(self) -> Period:
        if not self.month:
            return Period(date(self.year, 1, 1), date(self.year + 1, 1, 1))
        return Period(date(self.year, self.month, 1), date(self.year + self.month // 12, self.month % 12 + 1, 1))

    def by(self, cut: Cut) -> "Asked":
        return replace(self, cut=cut)

    def of_year(self, year: int) -> "Asked":
        return replace(self, year=year, month=0)

    def of_month(self, month: int) -> "Asked":
        return replace(self, month=month)

    def address(self, key: str | None = None, measure: Measure | None = None) -> str:
        asked: dict[str, str] = {"par": self.cut.value, "annee": str(self.year)}
        if self.month:
            asked["mois"] = str(self.month)
        if measure is not None:
            asked |= {"valeur": key or "", "chiffre": measure.value}
        return f"?{urlencode(asked)}"


def measure_in(asked: Mapping[str, str]) -> Measure:
    return next((each for each in Measure if each.value == asked.get("chiffre")), Measure.RECEIVED)


def _whole(written: str, least: int, most: int) -> int:
    number = int(written) if written.isascii() and written.isdigit() and len(written) <= 4 else 0
    return number if least <= number <= most else 0
