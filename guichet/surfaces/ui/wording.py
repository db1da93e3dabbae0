"""Amounts, dates and lengths of time as people read them, in the language of the moment."""

import re
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext, ngettext_lazy

from guichet.commons.catalogue.definition.offer import DelayUnit

# As `day` and `moment` write them, in either language.
WRITTEN = re.compile(
    r"(?P<day>\d{1,2})(er)? (?P<month>[^\W\d]+) (?P<year>\d{4})( (à|at) (?P<hour>\d{1,2})( h |:)(?P<minute>\d{2}))?"
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


def share(value: float) -> str:
    """Of one, to a tenth of a percent: 91,4 %."""
    return gettext("%(share)s\u00a0%%") % {"share": number_format(100 * value, 1)}


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


def hour(at: datetime) -> str:
    """« 17 h 30 »."""
    local = timezone.localtime(at)
    return gettext("%(hour)s h %(minute)s") % {"hour": local.hour, "minute": f"{local.minute:02}"}


def counted(count: int, unit: DelayUnit) -> str:
    return _with_unit(number(count), count, unit)


def between(least: int, most: int, unit: DelayUnit) -> str:
    """« 3 à 5 jours ouvrables »."""
    least_to_most = gettext("%(least)s à %(most)s") % {"least": number(least), "most": number(most)}
    return _with_unit(least_to_most, most, unit)


def _with_unit(words: str, count: int, unit: DelayUnit) -> str:
    return str(UNITS[unit] % {"number": count, "count": words})


def moment_in(said: str) -> date | None:
    """What `day` or `moment` wrote, in the language of the moment: a date, or a datetime of Benin without zone."""
    found = WRITTEN.fullmatch(" ".join(said.split()))
    months = [str(name) for name in MONTHS.values()]
    if found is None or found["month"] not in months:
        return None
    try:
        on = date(int(found["year"]), months.index(found["month"]) + 1, int(found["day"]))
        return datetime.combine(on, time(int(found["hour"]), int(found["minute"]))) if found["hour"] else on
    except ValueError:
        return None


def _ordinal(day_of_month: int) -> str:
    return "1er" if day_of_month == 1 and get_language() != "en" else str(day_of_month)


def _local(moment: date) -> date:
    return timezone.localtime(moment) if isinstance(moment, datetime) else moment
