"""How often each rule speaks in an honest year: one office after the other, for as many days as its supervisor may ask.

A window holds what the page of the back office would: the lines, until then, of the cases that the office had in hand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from guichet.commons.public_log.leaves import hour
from guichet.domains.casework import signals
from guichet.domains.casework.signals import SIGNALS, WINDOWS, Code
from guichet.foundation.places.calendar import BENIN
from simulation.audit import HANDS, hands_of
from simulation.office import Event
from simulation.telling import leaf
from simulation.world import World
from simulation.year import Done


@dataclass(slots=True)
class Counted:
    """In how many windows of one length a rule spoke."""

    false_alarms: int = 0
    of: int = 0


Counts = dict[Code, dict[int, Counted]]


def counted(world: World, honest: Done) -> Counts:
    """Of every rule, by the length of the window in days; one that is longer than this world is counted 0 times."""
    counts: Counts = {code: {days: Counted() for days in WINDOWS} for code in SIGNALS}
    for events in honest.values():
        lines = [_line(event) for event in events]
        for days in WINDOWS:
            for begin, until in _spans(world, days):
                _count(counts, days, _spoke(events, lines, begin, until))
    return counts


def _count(counts: Counts, days: int, spoke: set[Code]) -> None:
    for code in SIGNALS:
        counts[code][days].of += 1
        counts[code][days].false_alarms += code in spoke


def _spans(world: World, days: int) -> Iterator[tuple[datetime, datetime]]:
    """Those that are whole, one after the other."""
    first = datetime.combine(world.size.first, time.min, BENIN)
    for number in range(world.size.days // days):
        begin = first + number * timedelta(days=days)
        yield begin, begin + timedelta(days=days)


def _spoke(events: Sequence[Event], lines: Sequence[dict[str, Any]], begin: datetime, until: datetime) -> set[Code]:
    ended = [event for event in events if event.kind in HANDS and begin <= event.at < until]
    cases = {event.case.name for event in ended}
    of_these = [
        line for event, line in zip(events, lines, strict=True) if event.at < until and event.case.name in cases
    ]
    return {each.code for each in signals.raised(of_these, hands_of(ended))}


def _line(event: Event) -> dict[str, Any]:
    told = leaf(event)
    return {**told.facts, "kind": told.kind, "at": hour(told.at)}
