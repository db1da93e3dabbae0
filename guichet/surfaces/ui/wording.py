"""Amounts, dates and delays as people read them, in the language of the moment."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import get_language, gettext, ngettext_lazy

from guichet.commons.catalogue.definition.offer import (
    Delay,
    DelayUnit,
    DurationDelay,
    EventDelay,
    InstantDelay,
)

THIN = "\N{NARROW NO-BREAK SPACE}"

# `number` chooses the plural, `count` is what is written: it may be « 3 à 5 ».
UNITS = {
    DelayUnit.SECONDS: ngettext_lazy("%(count)s seconde", "%(count)s secondes", "number"),
    DelayUnit.MINUTES: ngettext_lazy("%(count)s minute", "%(count)s minutes", "number"),
    DelayUnit.HOURS: ngettext_lazy("%(count)s heure", "%(count)s heures", "number"),
    DelayUnit.CALENDAR_DAYS: ngettext_lazy("%(count)s jour", "%(count)s jours", "number"),
    DelayUnit.WORKING_DAYS: ngettext_lazy("%(count)s jour ouvrable", "%(count)s jours ouvrables", "number"),
    DelayUnit.WEEKS: ngettext_lazy("%(count)s semaine", "%(count)s semaines", "number"),
    DelayUnit.MONTHS: ngettext_lazy("%(count)s mois", "%(count)s mois", "number"),
    DelayUnit.YEARS: ngettext_lazy("%(count)s an", "%(count)s ans", "number"),
}


def number(value: int) -> str:
    """Thousands apart by a thin space that never breaks: 1 234 567."""
    return f"{value:,}".replace(",", THIN)


def amount(francs: int) -> str:
    return f"{number(francs)}{THIN}F{THIN}CFA"


def fee(francs: int) -> str:
    return amount(francs) if francs else gettext("Gratuit")


def day(moment: date) -> str:
    """3 mars 2026, 1er mars 2026; a moment is first brought to Benin's time."""
    moment = _local(moment)
    return gettext("%(day)s %(month)s %(year)s") % {
        "day": _ordinal(moment.day),
        "month": MONTHS[moment.month],
        "year": moment.year,
    }


def moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return gettext("%(date)s à %(hour)s h %(minute)s") % {
        "date": day(local),
        "hour": local.hour,
        "minute": f"{local.minute:02}",
    }


def delay(length: Delay) -> str:
    """How long it takes, as the source says it: « 72 heures », « 3 à 5 jours ouvrables », « immédiat »."""
    if isinstance(length, InstantDelay):
        return gettext("Immédiat")
    if isinstance(length, EventDelay):
        return length.text.in_language(_language())
    return _duration(length)


def _duration(length: DurationDelay) -> str:
    if length.at_most is None:
        return length.note.in_language(_language()) if length.note else ""
    if length.at_least is None or length.at_least == length.at_most:
        return counted(length.at_most, length.unit)
    least_to_most = gettext("%(least)s à %(most)s") % {"least": number(length.at_least), "most": number(length.at_most)}
    return _with_unit(least_to_most, length.at_most, length.unit)


def counted(count: int, unit: DelayUnit) -> str:
    return _with_unit(number(count), count, unit)


def _with_unit(words: str, count: int, unit: DelayUnit) -> str:
    return str(UNITS[unit] % {"number": count, "count": words})


def _ordinal(day_of_month: int) -> str:
    return "1er" if day_of_month == 1 and _language() == "fr" else str(day_of_month)


def _local(moment: date) -> date:
    return timezone.localtime(moment) if isinstance(moment, datetime) else moment


def _language() -> str:
    return get_language() or "fr"
