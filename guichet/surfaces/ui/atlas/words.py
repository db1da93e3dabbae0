"""Figures of communes as people read them: a word where they are few, an interval beside a share."""

from collections.abc import Sequence
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from guichet.domains.territory.standing import PREMISES
from guichet.domains.territory.telling import Told
from guichet.domains.territory.trips import Interval, rounded
from guichet.foundation.lib.proportions import wilson
from guichet.surfaces.ui import wording


def count(told: Told) -> str:
    """« 1 234 », « moins de 10 », « 214, sans mars : trop peu de personnes »."""
    if told.count is None:
        return _("trop peu pour le dire")
    number = wording.number(told.count)
    if not told.untold:
        return number
    return _("%(number)s, sans %(months)s") % {"number": number, "months": months(told.untold)}


def months(several: Sequence[date]) -> str:
    """« janvier, mars »; the year stands elsewhere."""
    return ", ".join(str(MONTHS[month.month]) for month in several)


def share(told: Told) -> str:
    """« 91 %, de 87 à 94 % (300 avis) »: never a percentage alone."""
    if told.count is None:
        return _("trop peu pour le dire")
    found = wilson(told.yes, told.count)
    if found is None:
        return _("aucun avis")
    return _("%(share)s\u00a0%%, de %(low)s à %(high)s\u00a0%% (avis\u00a0:\u00a0%(count)s)") % {
        "share": round(100 * found.share),
        "low": round(100 * found.low),
        "high": round(100 * found.high),
        "count": wording.number(told.count),
    }


def index(value: float | None) -> str:
    return _("pas de chiffre") if value is None else wording.share(value)


def between(interval: Interval) -> str:
    """« de 1 200 à 3 400 », to two digits."""
    low, high = rounded(interval.low), rounded(interval.high)
    if low == high:
        return wording.number(low)
    return _("de %(low)s à %(high)s") % {"low": wording.number(low), "high": wording.number(high)}


def need(code: str) -> str:
    return {
        PREMISES: _("local"),
        "power": _("énergie solaire"),
        "link": _("liaison"),
        "kiosk": _("borne"),
        "screen": _("écran"),
        "sign": _("enseigne"),
        "trained": _("point focal formé"),
    }[code]


def met(has: bool | None) -> str:  # noqa: FBT001 what is asked of a register: yes, no, not known
    if has is None:
        return _("non renseigné")
    return _("oui") if has else _("non")
