"""How officers are: on leave, ill, new. What an honest office lives through, and a signal must not blame."""

from bisect import bisect_right
from dataclasses import dataclass
from random import Random

from simulation.hours import DAY

LEAVE = (10, 15)  # working days, taken at two times of the year
YEAR = 250  # working days
ILL_EVERY = 50  # working days between two spells, on average
ILL_FOR = 2.5  # working days, on average; at most
ILL_AT_MOST = 15
NEW_IN = 1 / 3  # of offices: somebody begins there
NEW_FOR = 60  # working days
NEW_TIMES = (2, 8)  # as often as the others, a beginner lacks the competence


@dataclass(frozen=True, slots=True)
class Absences:
    """Of one officer, in working minutes: each from, and until; apart and in order."""

    spells: tuple[tuple[int, int], ...]

    def back_at(self, now: int) -> int:
        """`now`, or the end of the spell in which it falls."""
        number = bisect_right(self.spells, (now, 1 << 62)) - 1
        return max(now, self.spells[number][1]) if number >= 0 else now

    def after(self, now: int, minutes: int) -> int:
        """When so many minutes of presence from `now` on are over: an illness in between leaves the file as it lies."""
        end = now + minutes
        for begin, until in self.spells:
            if now <= begin < end:
                end += until - begin
        return end


def absences(chance: Random, days: int) -> Absences:
    """Leave is taken at ends of days; illness comes at any minute."""
    spells: list[tuple[int, int]] = []
    for year in range(0, days, YEAR):
        for length in LEAVE:
            begin = year + chance.randrange(YEAR - length)
            spells.append((begin * DAY, (begin + length) * DAY))
    at = 0
    while (at := at + int(chance.expovariate(1 / (ILL_EVERY * DAY)))) < days * DAY:
        length = min(ILL_AT_MOST * DAY, DAY // 4 + int(chance.expovariate(1 / (ILL_FOR * DAY))))
        spells.append((at, at + length))
    return Absences(_apart(sorted(spells)))


def _apart(spells: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for begin, until in spells:
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((begin, until))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Beginner:
    """Somebody who gives back `times` as often as the others for want of competence, from one minute to another."""

    officer: str = ""
    begin: int = 0
    until: int = 0
    times: float = 1

    def gives_back(self, officer: str, now: int) -> float:
        return self.times if officer == self.officer and self.begin <= now < self.until else 1


def beginner(chance: Random, officers: tuple[str, ...], days: int) -> Beginner:
    """Perhaps nobody is new."""
    if chance.random() >= NEW_IN:
        return Beginner()
    begin = chance.randrange(max(1, days - NEW_FOR // 2)) * DAY
    return Beginner(chance.choice(officers), begin, begin + NEW_FOR * DAY, chance.uniform(*NEW_TIMES))
