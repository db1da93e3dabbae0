"""The facts of a service file in words for people, the same on every surface."""

from collections.abc import Mapping
from datetime import date

from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.circuit import Term
from guichet.commons.catalogue.definition.offer import (
    Delay,
    DelayNature,
    DelayUnit,
    DurationDelay,
    EventDelay,
    InstantDelay,
)
from guichet.commons.catalogue.definition.service import Validity, ValidityUnit, Window
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.surfaces.ui import wording

NATURES: Mapping[DelayNature, Promise] = {
    DelayNature.PROMISE: _("délai promis"),
    DelayNature.ANNOUNCED: _("délai annoncé"),
    DelayNature.TARGET: _("objectif de suivi, pas une promesse"),
    DelayNature.OBSERVED: _("durée constatée, pas une promesse"),
}


VALIDITY_UNITS: Mapping[ValidityUnit, DelayUnit] = {
    ValidityUnit.DAYS: DelayUnit.CALENDAR_DAYS,
    ValidityUnit.MONTHS: DelayUnit.MONTHS,
    ValidityUnit.YEARS: DelayUnit.YEARS,
}


def partial_date(value: str) -> str:
    """A year, a month or a day, as precisely as the source: « 2018 », « mai 2026 », « 3 mai 2021 »."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return value
    if len(parts) == 2:
        return f"{MONTHS[parts[1]]} {parts[0]}"
    return wording.day(date(*parts))


def said(text: Text | None) -> str:
    """The text in the language of the page, or nothing."""
    return text.in_language(get_language() or "fr") if text else ""


def office(catalogue: Snapshot, authority: str, unit: str) -> str:
    """« Greffe du casier »: its title in the circuits, or its code where none that is published has it."""
    return said(catalogue.offices.get((authority, unit))) or unit


def office_alone(catalogue: Snapshot, unit: str) -> str:
    """The same where its authority is not told; its code where two authorities give it different titles."""
    found = {said(title) for (_authority, code), title in catalogue.offices.items() if code == unit}
    return found.pop() if len(found) == 1 else unit


def authority(catalogue: Snapshot, code: str) -> str:
    """Its acronym, its name where it has none, its code where the catalogue does not know it."""
    known = catalogue.authorities.get(code)
    return (known.acronym or said(known.name)) if known else code


def delay(value: Delay) -> str:
    """How long, as the source says it: « Immédiat », « 7 à 15 jours après l’enrôlement », or its vague words."""
    if isinstance(value, InstantDelay):
        return gettext("Immédiat")
    if isinstance(value, EventDelay):
        return said(value.text)
    if value.counted_from is None:
        return _length(value)
    return gettext("%(length)s après %(event)s") % {"length": _length(value), "event": said(value.counted_from)}


def _length(value: DurationDelay) -> str:
    if value.at_most is None:
        return said(value.note)
    if value.at_least is None or value.at_least == value.at_most:
        return wording.counted(value.at_most, value.unit)
    return wording.between(value.at_least, value.at_most, value.unit)


def nature(value: Delay) -> str:
    """What the delay is worth, or nothing when it is not a length of time."""
    return str(NATURES[value.nature]) if isinstance(value, DurationDelay) else ""


def validity(value: Validity) -> str:
    """« 3 mois », or the source's own words."""
    if value.count is None or value.unit is None:
        return said(value.text)
    return wording.counted(value.count, VALIDITY_UNITS[value.unit])


def window(value: Window) -> tuple[str, str]:
    """The first and the last day, in words."""
    return wording.day(value.opens_on), wording.day(value.closes_on)


def term(value: Term) -> str:
    """« 72 heures », « 5 jours ouvrables »."""
    return wording.counted(value.at_most, DelayUnit(value.unit.value))


def clock(promise: Term, *, fee: int | None) -> str:
    """When the promised delay of a request just sent begins to run, in one sentence."""
    if fee:
        return gettext(
            "Le délai promis est de %(promise)s. Il commence quand le paiement est confirmé et le dossier complet."
        ) % {"promise": term(promise)}
    return gettext(
        "Le délai promis est de %(promise)s. Il commence quand le dossier est vérifié complet ; "
        "la date vous sera alors donnée."
    ) % {"promise": term(promise)}
