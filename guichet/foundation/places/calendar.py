"""The working calendar of Benin: public holidays, and the arithmetic on which promised dates rest.

A working day is a day from Monday to Friday that is not a public holiday. No ministry publishes a rule for counting
delays in working days; the definitions below follow French administrative practice and are ASSUMED, until an
authority says otherwise: the day on which a delay starts is not counted, and the delay ends with its last day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import count, islice
from types import MappingProxyType
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

BENIN = ZoneInfo("Africa/Porto-Novo")
ONE_DAY = timedelta(days=1)
SATURDAY = 6

# What the package calls the holidays of today, so that each name is translated like any other sentence.
# « Fête annuelle des religions traditionnelles » (Vodun Days) is dated by the package as law no. 2024-32 has it
# since 2025: the second Friday of January and the Thursday before it; until 2024 it was the 10th of January.
NAMES = frozenset(
    {
        gettext_noop("Fête du Nouvel An"),
        gettext_noop("Fête annuelle des religions traditionnelles"),
        gettext_noop("Lundi de Pâques"),
        gettext_noop("Fête du Travail"),
        gettext_noop("Jour de l’Ascension"),
        gettext_noop("Lundi de Pentecôte"),
        gettext_noop("Fête Nationale"),
        gettext_noop("Jour de l’Assomption"),
        gettext_noop("La Toussaint"),
        gettext_noop("Jour de Noël"),
        gettext_noop("Jour du Ramadan"),
        gettext_noop("Jour de la Tabaski"),
        gettext_noop("Journée Maouloud"),
    }
)


@dataclass(frozen=True, slots=True)
class Feast:
    """What is celebrated. `estimated`: the moon decides; until the government announces the day, it is computed."""

    name: str
    estimated: bool

    @property
    def label(self) -> str:
        """In the reader's language, for example « Jour de la Tabaski (date estimée) »."""
        return _("{feast} (date estimée)").format(feast=_(self.name)) if self.estimated else _(self.name)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday, with its feasts in alphabetical order: now and then two fall on one day."""

    on: date
    feasts: tuple[Feast, ...]

    @property
    def label(self) -> str:
        return ", ".join(feast.label for feast in self.feasts)

    @property
    def estimated(self) -> bool:
        """True when nothing certain makes this day a holiday."""
        return all(feast.estimated for feast in self.feasts)


# What the government announced, by day: a holiday, or None for a computed day that is not one after all.
Announced = Mapping[date, Holiday | None]
COMPUTED: Announced = MappingProxyType({})


def holidays_of(year: int) -> tuple[Holiday, ...]:
    """In the order of the year."""
    return tuple(_holidays(year).values())


def holiday_on(day: date, announced: Announced = COMPUTED) -> Holiday | None:
    return announced[day] if day in announced else _holidays(day.year).get(day)


def is_working_day(day: date, announced: Announced = COMPUTED) -> bool:
    return day.isoweekday() < SATURDAY and holiday_on(day, announced) is None


def add_working_days(start: date, days: int, announced: Announced = COMPUTED) -> date:
    """The last day of a delay of `days` working days: the `days`-th working day after `start`, itself not counted.

    `start` may be any day: a delay of 1 that starts on a Friday, a Saturday or a Sunday ends on Monday.
    Raises ValueError when `days` is less than 1: what is due at once has no delay to count.
    """
    if days < 1:
        raise ValueError(f"a delay has 1 working day or more, not {days}")
    following = (start + ONE_DAY * number for number in count(1))
    return next(islice((day for day in following if is_working_day(day, announced)), days - 1, None))


def working_days_between(start: date, end: date, announced: Announced = COMPUTED) -> int:
    """How many working days follow `start`, up to and with `end`; 0 when `end` is not later. Undoes `add_working_days`:

    a file deposited on `start` and answered on `end` took that many working days.
    """
    return sum(is_working_day(start + ONE_DAY * number, announced) for number in range(1, (end - start).days + 1))


def next_working_moment(at: datetime) -> datetime:
    """`at` itself when its date in Benin is a working day, otherwise 00:00 of the next one, in Benin.

    Says nothing of opening hours, which belong to a centre: an online deposit at 23:00 on a Tuesday is on Tuesday.
    Raises ValueError when `at` has no time zone.
    """
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    today = at.astimezone(BENIN).date()
    if is_working_day(today):
        return at
    return datetime.combine(add_working_days(today, 1), time.min, tzinfo=BENIN)


@cache
def _holidays(year: int) -> Mapping[date, Holiday]:
    """One year, computed whole: the package's own objects grow while they are read, which threads must not share."""
    from holidays import country_holidays  # noqa: PLC0415 two hundred calendars: only for a process that counts days

    plain = country_holidays("BJ", years=year, language="fr_BJ", islamic_show_estimated=False)
    marked = country_holidays("BJ", years=year, language="fr_BJ", islamic_show_estimated=True)
    return {day: Holiday(day, _feasts(plain.get_list(day), marked.get_list(day))) for day in sorted(plain)}


def _feasts(plain: list[str], marked: list[str]) -> tuple[Feast, ...]:
    """The package tells an estimated feast by a mark in its name only."""
    return tuple(Feast(name.replace("'", "’"), estimated=name not in marked) for name in sorted(plain))
