"""The facts of a service file in words for people, the same on every surface."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext, npgettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.offer import (
    Delay,
    DelayNature,
    DelayUnit,
    DurationDelay,
    InstantDelay,
    Way,
)
from guichet.commons.catalogue.definition.service import Audience, Level, Validity, ValidityUnit
from guichet.commons.catalogue.definition.vocabulary import AuthorityKind

WAYS: Mapping[Way, Promise] = {
    Way.ONLINE: lazy("En ligne"),
    Way.CENTRE: lazy("Dans un centre de service public"),
    Way.DESK: lazy("Au guichet de l’administration"),
    Way.UNSPECIFIED: lazy("Façon de demander non publiée"),
}

LEVELS: Mapping[Level, Promise] = {
    Level.FULL: lazy("Entièrement en ligne"),
    Level.PARTIAL: lazy("En partie en ligne"),
    Level.INFORMATION: lazy("Sur place"),
    Level.UNKNOWN: lazy("Façon de demander non publiée"),
}

AUDIENCES: Mapping[Audience, Promise] = {
    Audience.CITIZEN: lazy("Citoyens"),
    Audience.BUSINESS: lazy("Entreprises"),
    Audience.STATE_AGENT: lazy("Agents de l’État"),
    Audience.STUDENT: lazy("Élèves et étudiants"),
    Audience.FOREIGNER: lazy("Étrangers"),
}

AUTHORITY_KINDS: Mapping[AuthorityKind, Promise] = {
    AuthorityKind.PRESIDENCY: lazy("Présidence"),
    AuthorityKind.MINISTRY: lazy("Ministères"),
    AuthorityKind.DIRECTORATE: lazy("Directions"),
    AuthorityKind.AGENCY: lazy("Agences et caisses"),
    AuthorityKind.INDEPENDENT: lazy("Autorités indépendantes"),
    AuthorityKind.COMMUNES: lazy("Communes"),
    AuthorityKind.COMPANY: lazy("Sociétés publiques"),
    AuthorityKind.PROFESSION: lazy("Chambres et ordres professionnels"),
}

NATURES: Mapping[DelayNature, Promise] = {
    DelayNature.PROMISE: lazy("délai promis"),
    DelayNature.ANNOUNCED: lazy("délai annoncé"),
    DelayNature.TARGET: lazy("objectif de suivi, pas une promesse"),
    DelayNature.OBSERVED: lazy("durée constatée, pas une promesse"),
}


def said(text: Text | None) -> str:
    """The text in the language of the page, or nothing."""
    return text.in_language(get_language() or "fr") if text else ""


def delay(value: Delay) -> str:
    """« 72 heures », « de 7 à 15 jours après l’enrôlement », « immédiat », or the source's own words."""
    if isinstance(value, InstantDelay):
        return _("immédiat")
    if isinstance(value, DurationDelay):
        return _duration(value)
    return said(value.text)


def nature(value: Delay) -> str:
    """What the delay is worth, or nothing when it is not a length of time."""
    return str(NATURES[value.nature]) if isinstance(value, DurationDelay) else ""


def _duration(value: DurationDelay) -> str:
    if value.at_most is None:
        return said(value.note)
    length = _units(value.unit, value.at_most)
    if value.at_least:
        length = _("de %(least)d à %(most)s") % {"least": value.at_least, "most": length}
    if value.counted_from is None:
        return length
    return _("%(length)s après %(event)s") % {"length": length, "event": said(value.counted_from)}


def _units(unit: DelayUnit, count: int) -> str:
    words = {
        DelayUnit.SECONDS: ngettext("%(count)d seconde", "%(count)d secondes", count),
        DelayUnit.MINUTES: ngettext("%(count)d minute", "%(count)d minutes", count),
        DelayUnit.HOURS: ngettext("%(count)d heure", "%(count)d heures", count),
        DelayUnit.CALENDAR_DAYS: ngettext("%(count)d jour", "%(count)d jours", count),
        DelayUnit.WORKING_DAYS: ngettext("%(count)d jour ouvrable", "%(count)d jours ouvrables", count),
        DelayUnit.WEEKS: ngettext("%(count)d semaine", "%(count)d semaines", count),
        DelayUnit.MONTHS: npgettext("durée", "%(count)d mois", "%(count)d mois", count),
        DelayUnit.YEARS: ngettext("%(count)d an", "%(count)d ans", count),
    }
    return words[unit] % {"count": count}


def validity(value: Validity) -> str:
    """« 3 mois », or the source's own words."""
    if value.count is None or value.unit is None:
        return said(value.text)
    units = {
        ValidityUnit.DAYS: DelayUnit.CALENDAR_DAYS,
        ValidityUnit.MONTHS: DelayUnit.MONTHS,
        ValidityUnit.YEARS: DelayUnit.YEARS,
    }
    return _units(units[value.unit], value.count)
