"""Who counts what: a domain registers its own counting, from `contributions.py`; this room knows none by name."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from guichet.commons.indicators.measures import Counted

Counting = Callable[[date, datetime], Counter[Counted]]


@dataclass(frozen=True, slots=True)
class Source:
    """`count(day, at)` counts a day anew as it stands at that moment; `first_day()` is the first with something."""

    count: Counting
    first_day: Callable[[], date | None]


_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    if name in _sources:
        raise TypeError(f"the figures of {name!r} are registered twice")
    _sources[name] = source


def counted(day: date, at: datetime) -> Counter[Counted]:
    """By all sources together."""
    return sum((source.count(day, at) for source in _sources.values()), Counter[Counted]())


def first_day() -> date | None:
    days = (source.first_day() for source in _sources.values())
    return min((day for day in days if day is not None), default=None)


_log: list[Callable[[], int]] = []


def prove_by(size: Callable[[], int]) -> None:
    """`size()` is how many lines of the public log are signed: the room of that log stands above this one."""
    if _log:
        raise TypeError("the figures are proved by a log already")
    _log.append(size)


def log_size() -> int:
    """0 where no log is kept."""
    return _log[0]() if _log else 0
