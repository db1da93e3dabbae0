"""When a fee holds. A date may be known to the year or month only: it then stands for its first day."""

from datetime import date

from guichet.commons.catalogue.definition.base import first_day
from guichet.commons.catalogue.definition.offer import Fee


def period(fee: Fee) -> tuple[date, date]:
    """From when, and until when exclusive; a fee without dates has always held."""
    since = first_day(fee.since) if fee.since else date.min
    return since, first_day(fee.until) if fee.until else date.max


def ends_before(fee: Fee) -> bool:
    since, until = period(fee)
    return until <= since


def holds_on(fee: Fee, day: date) -> bool:
    since, until = period(fee)
    return since <= day < until
