"""The invented State: its offices, its officers, its centres, and who comes when."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from guichet.foundation.places.calendar import BENIN
from simulation.hours import Hours

# Invented offices: services of the kind that the catalogue has, with the working days that each promises.
SERVICES = (
    ("casier-judiciaire", 3),
    ("certificat-nationalite", 5),
    ("acte-naissance", 3),
    ("permis-conduire", 5),
    ("attestation-fiscale", 3),
    ("equivalence-diplome", 10),
    ("carte-grise", 5),
    ("titre-foncier", 10),
    ("agrement-transport", 8),
    ("carte-professionnelle", 4),
)
# How many come on each day of the week, and at each hour: beside each other, not in all.
WEEK = (26, 22, 20, 18, 16, 6, 2)
DAY_HOURS = {7: 3, 8: 12, 9: 14, 10: 13, 11: 11, 12: 6, 13: 4, 14: 5, 15: 9, 16: 9, 17: 7, 18: 4, 19: 2, 21: 1}
SEASON = (1.0, 0.95, 1.0, 1.0, 1.0, 1.0, 1.0, 0.95, 1.15, 1.1, 1.0, 0.85)
# Rushes, each at one office: a season, a rumour, a new form. So many a year, for so many days, so many times the crowd.
RUSHES = 2
RUSH_FOR = 4
RUSH_TIMES = 2.0
HELPED = 0.3  # of requests: brought by a focal point


@dataclass(frozen=True, slots=True)
class Size:
    """How much of a world: the whole is a year; tests take a month of seven offices."""

    requests: int = 180_000
    days: int = 365
    offices: int = 10
    officers: int = 4  # of each office
    centres: int = 24
    first: date = date(2025, 1, 6)


@dataclass(frozen=True, slots=True)
class Office:
    """One service is treated by one office here; `term` is the promise in working days."""

    name: str
    service: str
    term: int
    officers: tuple[str, ...]


@dataclass(slots=True)
class Case:
    """A request: `name` is its pseudonym, `helper` the focal point that brought it, or empty."""

    name: str
    office: Office
    received_at: datetime
    ready_at: datetime
    helper: str = ""


class World:
    """The same seed gives the same year."""

    def __init__(self, size: Size, seed: int) -> None:
        self.size, self.seed = size, seed
        self.hours = Hours(size.first, size.days)
        self.offices = tuple(_office(number, size.officers) for number in range(size.offices))
        self.centres = tuple(f"C{number:02}" for number in range(1, size.centres + 1))

    def chance(self, *about: str) -> random.Random:
        """Each office draws from its own, so that a misdeed in one changes nothing in another."""
        return random.Random(" ".join([str(self.seed), *about]))  # noqa: S311 a world, not a secret

    def cases(self, office: Office) -> list[Case]:
        """Those of an office, in the order in which they were ready."""
        chance = self.chance("cases", office.name)
        found = [self._case(office, at, chance) for at in self._arrivals(chance)]
        return sorted(found, key=lambda case: (case.ready_at, case.name))

    def _case(self, office: Office, at: datetime, chance: random.Random) -> Case:
        # Most are paid at once; one in eight is ready some hours or days after it came.
        later = timedelta(minutes=chance.randrange(90, 4320)) if chance.random() < 1 / 8 else timedelta(minutes=1)
        helper = f"{chance.choice(self.centres)}-relais-{chance.randrange(1, 4)}" if chance.random() < HELPED else ""
        return Case(f"{chance.getrandbits(128):032x}", office, at, at + later, helper)

    def _rush(self, chance: random.Random) -> set[int]:
        """The days of it, by number: at least one rush, however short the world."""
        count = max(1, RUSHES * self.size.days // 365)
        begins = [chance.randrange(self.size.days) for _number in range(count)]
        return {begin + day for begin in begins for day in range(RUSH_FOR)}

    def _arrivals(self, chance: random.Random) -> Iterator[datetime]:
        days = [self.size.first + timedelta(days=number) for number in range(self.size.days)]
        rush = self._rush(chance)
        weights = [
            WEEK[day.weekday()] * SEASON[day.month - 1] * (RUSH_TIMES if number in rush else 1)
            for number, day in enumerate(days)
        ]
        for day in chance.choices(days, weights, k=self.size.requests // self.size.offices):
            hour = chance.choices(list(DAY_HOURS), list(DAY_HOURS.values()))[0]
            moment = time(hour, chance.randrange(60), chance.randrange(60))
            yield datetime.combine(day, moment, BENIN).astimezone(UTC)


def _office(number: int, officers: int) -> Office:
    service, term = SERVICES[number % len(SERVICES)]
    name = f"B{number + 1:02}"
    return Office(name, service, term, tuple(f"{name}-agent-{each}" for each in range(1, officers + 1)))
