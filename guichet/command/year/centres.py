"""The invented year of every centre: who came and what they said, whether the machine served, and the monthly reports.

The same whenever it is told; a centre that has a past of its own keeps it. The last days of the machine have slots.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar

from guichet.domains.reception import daily
from guichet.domains.reception import operations as reception
from guichet.domains.reception.operations import InventedPast, InventedVisit, InventedWord
from guichet.domains.reception.vocabulary import Dissatisfaction, Outcome, Purpose, Sex, Source
from guichet.domains.reporting import operations as reporting
from guichet.domains.supervision import days as service
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.days import Counted
from guichet.domains.supervision.measures import SAMPLES, SLOT, Slot
from guichet.domains.territory import counting
from guichet.foundation.lib.act import Act, PlaceId, Surface, by_the_system
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN, ONE_DAY
from guichet.foundation.places.opening import Window

Word = TypeVar("Word")
SEED, PROCESS = "centres", "year"
LENGTH = timedelta(days=365)
WITH_SLOTS = timedelta(days=31)
REPORTED_ON, FORWARDED_ON = 3, 6
PURPOSES = {
    Purpose.REQUEST: 40,
    Purpose.COLLECT: 15,
    Purpose.FOLLOW: 20,
    Purpose.ASK: 18,
    Purpose.COMPLAIN: 3,
    Purpose.OTHER: 4,
}
OUTCOMES = {Outcome.DONE: 78, Outcome.CONTINUES: 12, Outcome.SENT_ON: 5, Outcome.NOT_POSSIBLE: 3, Outcome.LEFT: 2}
SEXES = {Sex.WOMAN: 46, Sex.MAN: 50, Sex.UNSAID: 4}
PRESSES, ENTERED = 0.35, 0.15
# One centre in five has few visitors in the last quarter of its year.
FALLING, FALLS_FROM, FALLEN = 5, 0.75, 0.45
SILENT_ABOUT_LAST_MONTH, TOLD_LATE = 7, 6
DIFFICULTIES = "La liaison a été coupée plusieurs après-midi. (inventé)"
PROPOSALS = "Une seconde antenne. (inventé)"


@dataclass(frozen=True, slots=True)
class Nature:
    """How a centre is: visitors a day, how many of them are pleased, how often its machine and its link hold."""

    visitors: float
    pleased: float
    steady: float
    linked: float
    falls: bool


def tell(until: datetime) -> None:
    """Up to the evening before. Raises OnlyInTheDemonstration."""
    act = by_the_system(at=until, surface=Surface.COMMAND, process=PROCESS)
    last = until.astimezone(BENIN).date() - ONE_DAY
    windows = places.windows(last - LENGTH, last)
    kept = {place for place, _on in daily.daily(last - LENGTH, last)}
    for number, code in enumerate(sorted(windows)):
        if code not in kept:
            _tell(PlaceId(code), number, windows[code], act)
    counting.recount(act)


def _tell(place: PlaceId, number: int, windows: Mapping[date, tuple[Window, ...]], act: Act) -> None:
    """What travelled late comes once the reports are frozen: the register then says more than they do."""
    chance = Random(f"{SEED} {place}")  # noqa: S311 nothing is kept secret by it
    nature = _nature(chance, number)
    opened = {on: held for on, held in windows.items() if held}
    _tell_service(place, nature, opened, chance, act)
    reception.invent(past=_past(place, "a", nature, opened, chance), act=act)
    _report(place, number, opened, act)
    if number % TOLD_LATE == 0:
        late = dict(list(opened.items())[-45:-30])
        reception.invent(past=_past(place, "b", nature, late, chance), act=act)


def _nature(chance: Random, number: int) -> Nature:
    return Nature(
        visitors=chance.uniform(2, 14),
        pleased=chance.uniform(0.72, 0.96),
        steady=chance.choice((0.7, 0.9, 0.97, 0.99)),
        linked=chance.uniform(0.6, 0.98),
        falls=number % FALLING == 0,
    )


def _past(
    place: PlaceId, name: str, nature: Nature, opened: Mapping[date, tuple[Window, ...]], chance: Random
) -> InventedPast:
    visits: list[InventedVisit] = []
    for place_in_year, (_on, windows) in enumerate(opened.items()):
        has_fallen = nature.falls and place_in_year > FALLS_FROM * len(opened)
        wanted = nature.visitors * (FALLEN if has_fallen else 1)
        visits.extend(_visits(wanted, windows, chance))
    words = [word for visit in visits for word in _words(visit, nature, chance)]
    days = [(on, windows[0][0]) for on, windows in opened.items() if chance.random() > 0.02]
    return InventedPast(place, name, tuple(visits), tuple(words), tuple(days))


def _visits(wanted: float, windows: Sequence[Window], chance: Random) -> Iterator[InventedVisit]:
    for _ in range(round(chance.uniform(0.5, 1.5) * wanted)):
        begins, ends = chance.choice(list(windows))
        opened_at = begins + (ends - begins) * chance.random() * 0.9
        yield InventedVisit(
            sex=_one_of(SEXES, chance),
            purpose=_one_of(PURPOSES, chance),
            outcome=_one_of(OUTCOMES, chance),
            opened_at=opened_at,
            closed_at=opened_at + timedelta(minutes=chance.randint(4, 25)),
        )


def _one_of(weights: Mapping[Word, int], chance: Random) -> Word:
    return chance.choices(list(weights), list(weights.values()))[0]


def _words(visit: InventedVisit, nature: Nature, chance: Random) -> Iterator[InventedWord]:
    pleased = chance.random() < nature.pleased
    if chance.random() < PRESSES:
        yield InventedWord(pleased, Source.VISITOR, None, visit.closed_at)
    elif chance.random() < ENTERED:
        reason = None if pleased else chance.choice(list(Dissatisfaction))
        yield InventedWord(pleased, Source.STAFF, reason, visit.closed_at)


def _tell_service(
    place: PlaceId, nature: Nature, opened: Mapping[date, tuple[Window, ...]], chance: Random, act: Act
) -> None:
    since = act.at.astimezone(BENIN).date() - WITH_SLOTS
    slots = [each for on, held in opened.items() if on >= since for each in _slots(place, nature, held, chance)]
    counted = dict(service.counted(slots, {place: opened}))
    days = {
        on: (expected, counted.get((place, on), Counted()) if on >= since else _day(nature, expected, chance))
        for on, held in opened.items()
        if (expected := service.expected(held))
    }
    supervision.invent(centre=place, days=days, slots=slots, act=act)


def _slots(place: str, nature: Nature, windows: Sequence[Window], chance: Random) -> Iterator[Slot]:
    """A day that goes wrong goes wrong from some hour on."""
    broken_from = chance.random() if chance.random() > nature.steady else 1.0
    for begins, ends in windows:
        whole = max(1, (ends - begins) // SLOT)
        for number in range(whole):
            if number / whole < broken_from:
                link = SAMPLES if chance.random() < nature.linked else 0
                yield Slot(place, begins + SLOT * number, SAMPLES, SAMPLES, SAMPLES, link, {})


def _day(nature: Nature, expected: int, chance: Random) -> Counted:
    up = expected if chance.random() < nature.steady else chance.randint(0, expected)
    served = up if chance.random() < nature.steady else chance.randint(up // 2, up)
    return Counted(up, served, min(up, round(up * nature.linked)))


def _report(place: PlaceId, number: int, opened: Mapping[date, tuple[Window, ...]], act: Act) -> None:
    """Each month that is over; some centres have not sent the last one yet."""
    this = act.at.astimezone(BENIN).date().replace(day=1)
    months = sorted({on.replace(day=1) for on in opened} - {this})
    for month in months[:-1] if number % SILENT_ABOUT_LAST_MONTH == 0 else months:
        following = (month + WITH_SLOTS).replace(day=1)
        sent = _act_on(following.replace(day=REPORTED_ON), place, act)
        if month == months[-1]:
            reporting.write(centre=place, month=month, difficulties=DIFFICULTIES, proposals=PROPOSALS, act=sent)
        reporting.transmit(centre=place, month=month, act=sent)
        forwarded = _act_on(following.replace(day=FORWARDED_ON), place, act)
        if forwarded.at < act.at:
            reporting.forward(centre=place, month=month, comment="", act=forwarded)


def _act_on(on: date, place: PlaceId, act: Act) -> Act:
    return Act(act.actor, min(act.at, datetime.combine(on, time(10), BENIN)), place, act.surface)
