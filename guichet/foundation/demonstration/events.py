"""What the journal holds of the demonstration's own time."""

from dataclasses import dataclass

from guichet.foundation.journal.events import event


@event("demonstration.clock-moved", subject="clock")
@dataclass(frozen=True, slots=True)
class ClockMoved:
    """Acts are dated later from now on: `seconds` more than before, `ahead` seconds in all."""

    clock: str
    seconds: int
    ahead: int


@event("demonstration.year-begun", subject="year")
@dataclass(frozen=True, slots=True)
class YearBegun:
    """Twelve invented months are told from here on; `year` is the day on which they end."""

    year: str
    seed: int
    wanted: int


@event("demonstration.year-finished", subject="year")
@dataclass(frozen=True, slots=True)
class YearFinished:
    """All that the invented year wanted is there."""

    year: str
    made: int
