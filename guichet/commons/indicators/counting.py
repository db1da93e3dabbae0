"""When days are counted: those since the last one every hour, or all of them anew."""

from datetime import date

from guichet.commons.indicators import operations as indicators
from guichet.commons.indicators import queries, registry
from guichet.foundation.lib.act import Act
from guichet.foundation.places.calendar import BENIN, ONE_DAY


def count(act: Act) -> None:
    """The last day that was counted, which was not over then, and all since. Safe to run twice."""
    last = queries.last_day()
    _count_from(last or registry.first_day(), act)


def recount(act: Act) -> None:
    """Every day from the first on: the same figures, unless something was wrong with those that were kept."""
    _count_from(registry.first_day(), act)


def count_day(day: date, act: Act) -> None:
    """The log's size is asked first: what is counted may know more than those lines, never less."""
    size = registry.log_size()
    indicators.keep_day(day=day, counted=registry.counted(day, act.at), log_size=size, act=act)


def _count_from(first: date | None, act: Act) -> None:
    today = act.at.astimezone(BENIN).date()
    day = first or today
    while day <= today:
        count_day(day, act)
        day += ONE_DAY
