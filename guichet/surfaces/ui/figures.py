"""How a figure is shown: a word instead of a number under ten people, because among so few each may be known."""

from math import ceil

from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.offer import DelayUnit
from guichet.commons.indicators.measures import Measure
from guichet.commons.indicators.queries import Sums
from guichet.surfaces.ui import wording

FEW = 10
BY_THE_HOUR = 48
HOURS_A_DAY = 24
MEDIAN, NINE_OF_TEN = 50, 90


def is_few(count: int) -> bool:
    return 0 < count < FEW


def count(number: int) -> str:
    return _("moins de 10") if is_few(number) else wording.number(number)


def rate(sums: Sums) -> str:
    """« 93 % de 145 », and no rate of fewer than ten decisions."""
    decided, kept = sums.of(Measure.DECIDED), sums.kept_rate
    if kept is None:
        return _("aucune décision")
    if is_few(decided):
        return _("trop peu")
    return _("%(rate)d\u00a0%% de %(count)s") % {"rate": kept, "count": wording.number(decided)}


def delay(sums: Sums, percent: int) -> str:
    """« 2 jours »: within how long so many of a hundred were decided."""
    hours = sums.hours_for(percent)
    if hours is None:
        return _("aucune décision")
    if is_few(sums.of(Measure.DECIDED)):
        return _("trop peu")
    return length(hours)


def length(hours: int) -> str:
    """« 30 heures », then whole days."""
    if hours <= BY_THE_HOUR:
        return wording.counted(hours, DelayUnit.HOURS)
    return wording.counted(ceil(hours / HOURS_A_DAY), DelayUnit.CALENDAR_DAYS)
