"""Every way in which the demonstration's own time changes."""

from datetime import timedelta

from django.conf import settings

from guichet.foundation.demonstration import clock
from guichet.foundation.demonstration.events import ClockMoved, YearBegun, YearFinished
from guichet.foundation.demonstration.models import ALONE, Clock, Invented, Year
from guichet.foundation.demonstration.refusals import OnlyForward, OnlyInTheDemonstration
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.work import operations as work

STEPS = (timedelta(days=1), timedelta(days=3), timedelta(weeks=1))


@operation
def move_clock(*, by: timedelta, act: Act) -> timedelta:
    """Date acts that much later from now on, and return by how much in all.

    What a worker has in hand keeps its lease for as long as before. Raises OnlyInTheDemonstration, and OnlyForward for
    anything but one of `STEPS`: time that went back would break every order of the house.
    """
    if by not in STEPS:
        raise OnlyForward
    return _move(by, act)


@operation
def move_clock_to_morning(*, act: Act) -> timedelta:
    """As `move_clock`, to the next working day's `clock.MORNING`: later the same day when it is still to come.

    Raises OnlyInTheDemonstration.
    """
    return _move(clock.next_morning(act.at) - act.at, act)


def _move(by: timedelta, act: Act) -> timedelta:
    _refuse_elsewhere()
    row, _is_new = Clock.objects.select_for_update().get_or_create(number=ALONE, defaults={"ahead": timedelta(0)})
    ahead: timedelta = row.ahead + by
    row.ahead = ahead
    row.save(update_fields=["ahead"])
    work.keep_leases(by=by, act=act)
    happened = ClockMoved("acts", round(by.total_seconds()), round(ahead.total_seconds()))
    journal.record(happened=happened, act=act)
    return ahead


@operation
def begin_year(*, seed: int, wanted: int, ticks: int, act: Act) -> Year:
    """Want twelve months of invented requests before the act; a year already begun stands.

    Raises OnlyInTheDemonstration.
    """
    _refuse_elsewhere()
    wish = {"seed": seed, "wanted": wanted, "ticks": ticks, "began_at": act.at}
    year, is_new = Year.objects.get_or_create(number=ALONE, defaults=wish)
    if is_new:
        journal.record(happened=YearBegun(_day(year), seed, wanted), act=act)
    return year


@operation
def note(*, place: int, reference: str, story: str, act: Act) -> Invented:  # noqa: ARG001 an operation has its act
    """Remember which request stands at that place of the plan, in the transaction that made it: it is made once."""
    return Invented.objects.create(place=place, reference=reference, story=story)


@operation
def reach(*, tick: int, act: Act) -> None:  # noqa: ARG001 an operation has its act
    """All moments before `tick` are told: a killed process goes on from there."""
    Year.objects.filter(number=ALONE, reached__lt=tick).update(reached=tick)


@operation
def finish_year(*, act: Act) -> None:
    """Said twice, it is finished once."""
    year = Year.objects.select_for_update().get(number=ALONE)
    if year.finished_at is None:
        year.reached, year.finished_at = year.ticks, act.at
        year.save(update_fields=["reached", "finished_at"])
        journal.record(happened=YearFinished(_day(year), Invented.objects.count()), act=act)


def _refuse_elsewhere() -> None:
    if not settings.DEMONSTRATION:
        raise OnlyInTheDemonstration


def _day(year: Year) -> str:
    return year.began_at.astimezone(BENIN).date().isoformat()
