"""The month as it was lived: which centre was without what, from which minute to which. Decided by a seed alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from random import Random

from guichet.foundation.places.calendar import BENIN

FIRST = date(2026, 6, 1)  # a Monday, and no public holiday in the thirty days that follow
CENTRES = 77
MORNING, AFTERNOON = (time(8), time(12, 30)), (time(14), time(17, 30))
MINUTE = timedelta(minutes=1)
EACH = 4  # outages planted at each centre, in weeks of their own


class What(StrEnum):
    """`NIGHT` and `BLINK` are no outage for anybody: a centre saves its battery, or a kiosk restarts."""

    POWER = "power"
    LINK = "link"
    KIOSK = "kiosk"
    SCREEN = "screen"
    BATTERY = "battery"
    LONG = "long"  # no power from one day to a later one
    NIGHT = "night"
    BLINK = "blink"


# By which rule each is to be found; the others by none.
FOUND_BY = {
    What.POWER: "silent",
    What.LONG: "silent",
    What.LINK: "silent",
    What.KIOSK: "kiosk",
    What.SCREEN: "screen",
    What.BATTERY: "battery",
}
DARK = {What.POWER, What.LONG, What.NIGHT}


@dataclass(frozen=True, slots=True)
class Outage:
    centre: str
    what: What
    begins: datetime
    ends: datetime

    def covers(self, at: datetime) -> bool:
        return self.begins <= at < self.ends


@dataclass(frozen=True, slots=True)
class Month:
    centres: Sequence[str]
    days: int
    outages: Sequence[Outage]

    @property
    def planted(self) -> Sequence[Outage]:
        """Those that are to be found."""
        return [each for each in self.outages if each.what in FOUND_BY]


def month(seed: int, *, centres: int = CENTRES, days: int = 30) -> Month:
    chance = Random(seed)  # noqa: S311 a world, no secret
    codes = [f"X{chr(65 + number // 26)}{chr(65 + number % 26)}" for number in range(centres)]
    outages = [outage for code in codes for outage in _of(code, days, chance)]
    return Month(codes, days, outages)


def _of(code: str, days: int, chance: Random) -> Iterator[Outage]:
    for week in range(min(EACH, days // 7)):
        monday = FIRST + timedelta(days=7 * week)
        what = chance.choice(list(What))
        yield _planted(code, what, monday + timedelta(days=chance.randrange(5)), monday, chance)


def _planted(code: str, what: What, day: date, monday: date, chance: Random) -> Outage:
    """Minutes are any: half of a slot is often lost. One that is to be found lasts long enough to be an outage."""

    def minutes(least: int, most: int) -> timedelta:
        return chance.randrange(least, most) * MINUTE

    match what:
        case What.POWER | What.LINK:
            begins = at(day, time(8, 20)) + minutes(0, 90)
            return Outage(code, what, begins, begins + minutes(75, 130))
        case What.KIOSK | What.SCREEN:
            begins = at(day, time(14, 0)) + minutes(0, 60)
            return Outage(code, what, begins, begins + minutes(25, 120))
        case What.BATTERY:
            begins = at(day, time(9)) + minutes(0, 60)
            return Outage(code, what, begins, begins + minutes(30, 200))
        case What.LONG:
            begins = at(monday, time(9)) + minutes(0, 120)
            return Outage(code, what, begins, begins + minutes(24 * 60, 72 * 60))
        case What.NIGHT:
            return Outage(code, what, at(day, time(20)) + minutes(0, 60), at(day + timedelta(days=1), time(6)))
        case What.BLINK:
            begins = at(day, time(10)) + minutes(0, 60)
            return Outage(code, what, begins, begins + minutes(1, 5))


def at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, BENIN)
