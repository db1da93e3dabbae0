"""How a figure is shown: a word instead of a number under ten people, because among so few each may be known."""

from math import ceil

from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.offer import DelayUnit
from guichet.commons.indicators.cutting import FEW
from guichet.surfaces.ui import wording

BY_THE_HOUR = 48
HOURS_A_DAY = 24
MEDIAN, NINE_OF_TEN = 50, 90


def is_few(count: int) -> bool:
    return 0 < count < FEW


def count(number: int) -> str:
    return _("moins de 10") if is_few(number) else wording.number(number)


def length(hours: int) -> str:
    """« 30 heures », then whole days."""
    if hours <= BY_THE_HOUR:
        return wording.counted(hours, DelayUnit.HOURS)
    return wording.counted(ceil(hours / HOURS_A_DAY), DelayUnit.CALENDAR_DAYS)
