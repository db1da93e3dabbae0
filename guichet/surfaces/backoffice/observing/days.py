"""What a figure of a month is the sum of: counts of each day, by kind. Never a person, never words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.reception.monthly import Figures
from guichet.domains.reporting import wording as words
from guichet.foundation.places.facts import CentreFacts
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Table

PURPOSES = "visits.purpose"


@dataclass(frozen=True, slots=True)
class DaysPage:
    frame: Frame
    table: Table | None


def address(centre: str, month: date, figure: str) -> str:
    return reverse("backoffice:observing:days", args=[centre, month.year, month.month, figure])


def days(
    request: HttpRequest, centre: CentreFacts, month: date, figure: str, found: Mapping[date, Figures]
) -> DaysPage:
    """Raises Http404 for a figure that neither stands on the page of a centre nor was counted in that month."""
    summed: Counter[str] = Counter()
    for counted in found.values():
        summed.update(counted)
    titles = _titles()
    if figure not in titles and figure not in summed:
        raise Http404
    names = _kinds(figure, summed)
    said = {"what": titles.get(figure) or words.label(figure), "month": words.month_of(month)}
    back = Link(centre.name, reverse("backoffice:observing:show", args=[centre.code]))
    return DaysPage(
        frame=frame(
            request,
            title=_("%(what)s, %(month)s") % said,
            way=Way(back=back),
            navigation=navigation.signed_in(request),
            listed=False,
        ),
        table=_table(names, found, summed) if names else None,
    )


def _titles() -> Mapping[str, str]:
    """Those that the page of a centre shows, whether anything was counted or not."""
    return {
        "visits": _("Visites"),
        "satisfaction.visitor": _("Satisfaits, d’après les visages pressés"),
        "satisfaction.staff": _("Satisfaits, d’après ce que le centre a saisi"),
    }


def _kinds(figure: str, summed: Mapping[str, int]) -> list[str]:
    heads = (figure, PURPOSES) if figure == "visits" else (figure,)
    mine = [each for each in summed if each == figure or each.rpartition(".")[0] in heads]
    return sorted(mine, key=words.order)


def _table(names: list[str], found: Mapping[date, Figures], summed: Figures) -> Table:
    columns = (Column(_("Jour")), *(Column(words.label(name), numeric=True) for name in names))
    lines = [(wording.day(on), counted) for on, counted in found.items() if any(name in counted for name in names)]
    lines.append((_("En tout"), summed))
    rows = tuple((day, *(wording.number(counted.get(name, 0)) for name in names)) for day, counted in lines)
    return Table(_("Jour par jour"), columns, rows, stacked=True)
