"""Figures of a report as people read them."""

from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.reception.monthly import Figures
from guichet.domains.reception.vocabulary import Dissatisfaction, Outcome, Purpose
from guichet.foundation.lib.proportions import Share, wilson

# What has no name of its own, in this order: why people came, what they asked for, how it ended, what displeased.
GROUPS = ("visits.purpose.", "services.", "visits.outcome.", "dissatisfaction.")


def month_of(month: date) -> str:
    return f"{MONTHS[month.month]} {month.year}"


def label(figure: str) -> str:
    known = _known().get(figure)
    if known:
        return known
    head, _dot, rest = figure.partition(".")
    if head == "services":
        return _("Demandes faites au centre : %(service)s") % {"service": _service(rest)}
    if head == "dissatisfaction":
        return _("Non satisfaits : %(reason)s") % {"reason": Dissatisfaction(rest).label}
    field, _dot, value = rest.partition(".")
    if field == "purpose":
        return _("Motif de la visite\u00a0: %(what)s") % {"what": Purpose(value).label}
    return _("Fin de la visite\u00a0: %(what)s") % {"what": Outcome(value).label}


def always() -> tuple[str, ...]:
    """What a report says even when it is nought: visits open at the end of the month alone are said when there are."""
    return tuple(figure for figure in _known() if figure != "visits.outcome.open")


def order(figure: str) -> tuple[int, int, str]:
    """As the page sets them out: what is known by name first, then group by group."""
    known = [*_known()]
    if figure in known:
        return known.index(figure), 0, figure
    group = next(number for number, each in enumerate(GROUPS) if figure.startswith(each))
    return len(known), group, figure


def satisfied(figures: Figures, source: str) -> str:
    """« 91 %, entre 87 et 94 % (300 avis) »: never without how far it may be from the truth."""
    yes = figures.get(f"satisfaction.{source}.yes", 0)
    total = yes + figures.get(f"satisfaction.{source}.no", 0)
    found = wilson(yes, total)
    return _("aucun avis") if found is None else _shared(found, total)


def _shared(found: Share, total: int) -> str:
    values = {"share": _percent(found.share), "low": _percent(found.low), "high": _percent(found.high), "total": total}
    return _("%(share)s %%, entre %(low)s et %(high)s %% (avis : %(total)s)") % values


def _percent(share: float) -> int:
    return round(100 * share)


def _service(code: str) -> str:
    found = catalogue.current().sheets.get(code)
    return found.service.title.in_language(get_language() or "fr") if found else code


def _known() -> dict[str, str]:
    return {
        "visits": _("Visites"),
        "visits.sex.woman": _("Visites de femmes"),
        "visits.sex.man": _("Visites d’hommes"),
        "visits.sex.unsaid": _("Visites, sexe non précisé"),
        "visits.outcome.open": _("Visites que personne n’a closes"),
        "information.treated": _("Renseignements donnés"),
        "information.untreated": _("Renseignements non donnés"),
        "complaints.treated": _("Plaintes jointes à leur demande"),
        "complaints.untreated": _("Plaintes pas encore jointes"),
        "satisfaction.visitor.yes": _("Visages pressés : satisfaits"),
        "satisfaction.visitor.no": _("Visages pressés : non satisfaits"),
        "satisfaction.staff.yes": _("Saisi par le centre : satisfaits"),
        "satisfaction.staff.no": _("Saisi par le centre : non satisfaits"),
        "days": _("Jours d’ouverture déclarés"),
    }
