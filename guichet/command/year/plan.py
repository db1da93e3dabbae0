"""Who asks for what, where and when: the whole year beforehand, the same for the same seed, wish and moment."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places.calendar import BENIN, ONE_DAY, is_working_day

SEED = 77  # communes
LONGEST, SHORTEST = 365, 30
OPEN_HOURS = (9, 11, 14, 16)
EVENING = 20
BRIEF = "justice-casier-b3"
# How often each is asked for, and how much more in these months: competitions, holidays, tax season.
SHARES: Mapping[str, int] = {
    BRIEF: 44,
    "dei-passeport-statut": 20,
    "justice-extrait-rccm": 14,
    "mtfp-copie-actes": 12,
    "mae-evisa-30j-simple": 10,
    "dei-passeport-premier": 8,
    "cneed-authentification": 4,
}
SEASONS: Mapping[str, Mapping[int, float]] = {
    BRIEF: {1: 1.5, 8: 1.4, 9: 2.2, 10: 1.8},
    "dei-passeport-statut": {6: 1.8, 7: 2.0, 12: 1.4},
    "justice-extrait-rccm": {1: 1.8, 2: 1.5, 3: 1.3},
    "mae-evisa-30j-simple": {1: 1.8, 7: 1.6, 8: 1.5, 12: 2.4},
}
# Monday to Sunday.
WEEK = (1.3, 1.15, 1.0, 1.0, 0.9, 0.25, 0.12)
HOLIDAY = 0.1
# Weeks when nobody was at the office: month, first and last day. What was promised then was not kept.
AWAY: Mapping[str, tuple[int, int, int]] = {
    BRIEF: (9, 14, 18),
    "dei-passeport-statut": (7, 6, 9),
    "justice-extrait-rccm": (1, 12, 13),
    "mtfp-copie-actes": (8, 10, 14),
    "mae-evisa-30j-simple": (12, 22, 24),
    "dei-passeport-premier": (4, 7, 10),
    "cneed-authentification": (8, 17, 21),
}
WITHIN_THE_HOUR = frozenset({"justice-extrait-rccm"})
ONLINE = 0.35
IN_ENGLISH = 0.06
# The stories, and how many days before the end each begins.
STORIES: Mapping[str, int] = {"broken-promise": 26, "held-back": 20, "refusal": 16, "piece-asked": 12}


@dataclass(frozen=True, slots=True)
class Planned:
    """One request to come. `at` is when it is sent; without a centre it is sent from home."""

    place: int
    at: datetime
    service: str
    centre: PlaceId | None
    language: str
    story: str = ""

    @property
    def chance(self) -> Random:
        """This request's own dice: the same however often the process was killed."""
        return Random(f"{SEED} {self.place}")  # noqa: S311 nothing is kept secret by it

    def falls_on(self, what: str, share: float) -> bool:
        """Whether that happens to this request, as it does to such a share of all; never to one that tells a story."""
        dice = Random(f"{SEED} {self.place} {what}")  # noqa: S311 nothing is kept secret by it
        return not self.story and dice.random() < share


@dataclass(frozen=True, slots=True)
class Span:
    """The days of the year, the last one under way."""

    first: date
    until: datetime

    def days(self) -> Iterator[date]:
        day = self.first
        while day <= self.until.astimezone(BENIN).date():
            yield day
            day += ONE_DAY

    def ticks(self) -> tuple[datetime, ...]:
        """The moments at which something happens, all before the end."""
        moments = (_at(day, hour) for day in self.days() for hour in hours_of(day))
        return tuple(moment for moment in moments if moment < self.until)


def span(*, wanted: int, until: datetime) -> Span:
    """Few requests are of few days, so that a small year tells its stories too."""
    days = max(SHORTEST, min(LONGEST, wanted))
    return Span(until.astimezone(BENIN).date() - timedelta(days=days), until)


def hours_of(day: date) -> tuple[int, ...]:
    return (*OPEN_HOURS, EVENING) if is_working_day(day) else (12, EVENING)


def is_staffed(service: str, at: datetime) -> bool:
    """Whether anybody treats that service at that moment."""
    local = at.astimezone(BENIN)
    month, first, last = AWAY[service]
    is_away = local.month == month and first <= local.day <= last
    return local.hour in OPEN_HOURS and is_working_day(local.date()) and not is_away


def plan(*, wanted: int, until: datetime, services: Sequence[str], centres: Sequence[PlaceId]) -> tuple[Planned, ...]:
    """In the order in which they are sent; `services` are those that run here, `centres` those that take some."""
    chance = Random(f"{SEED} {wanted}")  # noqa: S311 nothing is kept secret by it
    days = span(wanted=wanted, until=until)
    told = [_told(story, before, until) for story, before in STORIES.items() if BRIEF in services]
    offered = [service for service in services if SHARES.get(service)]
    usual = [_usual(chance, days, offered, centres) for _ in range(wanted - len(told))] if offered else []
    sent = sorted((each for each in [*told, *usual] if each.at < until), key=lambda each: each.at)
    return tuple(_numbered(place, each, centres) for place, each in enumerate(sent))


def _usual(chance: Random, days: Span, services: Sequence[str], centres: Sequence[PlaceId]) -> Planned:
    service = chance.choices(services, [SHARES[each] for each in services])[0]
    every = list(days.days())
    day = chance.choices(every, [_weight(service, each) for each in every])[0]
    hours = hours_of(day)
    at = _at(day, chance.choice(hours)) + timedelta(seconds=chance.randrange(1200))
    online = chance.random() < ONLINE or not centres or at.astimezone(BENIN).hour >= EVENING
    language = "en" if chance.random() < IN_ENGLISH else "fr"
    return Planned(0, at, service, None if online else chance.choice(centres), language)


def _weight(service: str, day: date) -> float:
    rest = HOLIDAY if day.weekday() < 5 and not is_working_day(day) else 1.0
    return WEEK[day.weekday()] * rest * SEASONS.get(service, {}).get(day.month, 1.0)


def _told(story: str, before: int, until: datetime) -> Planned:
    """On the first working morning from that day on."""
    day = until.astimezone(BENIN).date() - timedelta(days=before)
    while not is_working_day(day):
        day += ONE_DAY
    return Planned(0, _at(day, OPEN_HOURS[0]), BRIEF, None, "fr", story)


def _numbered(place: int, each: Planned, centres: Sequence[PlaceId]) -> Planned:
    centre = centres[place % len(centres)] if each.story and centres else each.centre
    return Planned(place, each.at, each.service, centre, each.language, each.story)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=BENIN)
