"""Other worlds, smaller: whether what is found hangs on one throw of the dice."""

from collections import Counter
from dataclasses import dataclass

from simulation import verdicts
from simulation.verdicts import Outcome
from simulation.world import Size

LEAST_CENTRES = 2  # two of them compare what they saw
AT_MOST = Size(requests=31_500, days=90, offices=7)


@dataclass(frozen=True, slots=True)
class Tried:
    """One other seed: which misdeeds were found, and what its honest time raised, by rule."""

    seed: int
    size: Size
    found: dict[str, bool]
    kept: int
    broken: int
    alarms: dict[str, int]

    @property
    def is_all_found(self) -> bool:
        return all(self.found.values())


def size_of(whole: Size) -> Size:
    """As large as the others may be, and no larger than the whole; each office has as much to do a day as there.

    Of fewer centres, so that a focal point brings an office as many files in this time as there in the whole.
    """
    days, offices = min(AT_MOST.days, whole.days), min(AT_MOST.offices, whole.offices)
    requests = whole.requests * days * offices // (whole.days * whole.offices)
    centres = max(LEAST_CENTRES, whole.centres * days // whole.days)
    return Size(min(AT_MOST.requests, requests), days, offices, whole.officers, centres, whole.first)


def tried(size: Size, seed: int) -> Tried:
    """In silence: it runs beside the whole."""
    return _told(verdicts.of(size, seed, lambda _what: None))


def _told(outcome: Outcome) -> Tried:
    audit = outcome.honest.audit
    return Tried(
        outcome.world.seed,
        outcome.world.size,
        {verdict.title: verdict.is_found for verdict in outcome.verdicts},
        audit.kept,
        audit.broken,
        dict(Counter(alarm.rule for alarm in outcome.alarms)),
    )
