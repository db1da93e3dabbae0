"""Trips and money that visits to a centre avoided: an interval, from published assumptions (data/trips.yaml).

Without a centre people went to the head town of their department, or to Cotonou (docs/territory.md has the sources).
Low takes the nearer of the two, and the low end of each assumption; high the farther, and the high ends.

    trips = served visits x share
    kilometres = trips x 2 x straight line x detour
    F CFA = kilometres x price
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import floor, log10
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from guichet.commons.catalogue.definition.base import Text
from guichet.foundation.places.distance import Position, kilometres_between
from guichet.foundation.places.facts import DepartmentFacts

DATA = Path(__file__).parent / "data"
CAPITAL = "BJ-LI-COT"
BOTH_WAYS = 2
SHARE, DETOUR, PRICE = "share", "detour", "price"
SHOWN_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float

    def __mul__(self, other: "Interval") -> "Interval":
        return Interval(self.low * other.low, self.high * other.high)

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)


NONE = Interval(0, 0)


class Assumption(BaseModel):
    """`least` and `most` are what somebody who adjusts it may say. Without a source it is ours."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    low: float
    high: float
    least: float
    most: float
    unit: Text
    title: Text
    why: Text
    source: str

    @property
    def interval(self) -> Interval:
        return Interval(self.low, self.high)


class Change(BaseModel):
    """From that day on it is counted so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: date
    fr: str
    en: str

    @property
    def text(self) -> Text:
        return Text(fr=self.fr, en=self.en)


@dataclass(frozen=True, slots=True)
class HeadTown:
    department: str
    commune: str
    source: str


@dataclass(frozen=True, slots=True)
class Avoided:
    """By the visits of a commune and a period; `kilometres` are of all trips, there and back."""

    trips: Interval = NONE
    kilometres: Interval = NONE
    francs: Interval = NONE

    def __add__(self, other: "Avoided") -> "Avoided":
        return Avoided(self.trips + other.trips, self.kilometres + other.kilometres, self.francs + other.francs)


Assumed = Mapping[str, Interval]


@cache
def assumptions() -> tuple[Assumption, ...]:
    return TypeAdapter(tuple[Assumption, ...]).validate_python(_file()["assumptions"])


@cache
def changes() -> tuple[Change, ...]:
    return TypeAdapter(tuple[Change, ...]).validate_python(_file()["changes"])


def usual() -> Assumed:
    return {each.name: each.interval for each in assumptions()}


@cache
def head_towns() -> tuple[HeadTown, ...]:
    with (DATA / "head_towns.csv").open(encoding="utf-8", newline="") as file:
        return tuple(HeadTown(line["department"], line["commune"], line["source"]) for line in csv.DictReader(file))


def distances(departments: Iterable[DepartmentFacts]) -> Mapping[str, Interval]:
    """By commune, in a straight line: to the nearer and to the farther of its head town and Cotonou.

    A department whose head town is not known has Cotonou alone; without Cotonou nothing is known.
    """
    held = tuple(departments)
    at = {commune.code: commune.position for department in held for commune in department.communes}
    towns = {each.department: each.commune for each in head_towns()}
    if CAPITAL not in at:
        return {}
    return {
        commune.code: _between(commune.position, [at[CAPITAL], at.get(towns.get(department.code, ""), at[CAPITAL])])
        for department in held
        for commune in department.communes
    }


def _between(origin: Position, towns: Iterable[Position]) -> Interval:
    found = [kilometres_between(origin, town) for town in towns]
    return Interval(min(found), max(found))


def avoided(served: int, distance: Interval, assumed: Assumed) -> Avoided:
    """By so many served visits; `share` is of a hundred."""
    share = assumed[SHARE]
    trips = Interval(served * share.low / 100, served * share.high / 100)
    there_and_back = Interval(BOTH_WAYS * distance.low, BOTH_WAYS * distance.high)
    kilometres = trips * there_and_back * assumed[DETOUR]
    return Avoided(trips, kilometres, kilometres * assumed[PRICE])


def rounded(value: float) -> int:
    """To two digits: more would be believed. 13 456 is shown as 13 000, and 7.4 as 7."""
    if value < 1:
        return 0
    digits = SHOWN_DIGITS - 1 - floor(log10(value))
    return round(value) if digits >= 0 else int(round(value, digits))


@cache
def _file() -> Mapping[str, object]:
    found: Mapping[str, object] = yaml.safe_load((DATA / "trips.yaml").read_text(encoding="utf-8"))
    return found
