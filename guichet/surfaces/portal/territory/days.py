"""What a number is made of: the months of a period, and the days of a month. Few persons are told with other days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.territory import telling
from guichet.domains.territory.measures import Counts
from guichet.domains.territory.periods import Period
from guichet.domains.territory.telling import Cell, Figure, Together, Told
from guichet.foundation.places.facts import CommuneFacts
from guichet.surfaces.portal.territory import asked, commune, pages
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.atlas import words
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Column, Link, Table

Line = tuple[str | Link, ...]
FIGURES: Mapping[str, Figure] = {
    "visites": Figure.VISITS,
    "avis": Figure.VISITOR,
    "saisis": Figure.STAFF,
    "plaintes": Figure.COMPLAINTS,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """`months` names the months of a cell that several are told in."""

    facts: CommuneFacts
    figure: Figure
    period: Period
    months: str = ""


@dataclass(frozen=True, slots=True)
class DaysPage:
    """`total` is the number that was opened, and the sum of the table."""

    frame: Frame
    lead: str
    total: str
    table: Table | None
    untold: str


def title(figure: Figure) -> str:
    return {
        Figure.VISITS: _("Visites"),
        Figure.VISITOR: _("Visages pressés par les visiteurs"),
        Figure.STAFF: _("Avis saisis par le centre"),
        Figure.COMPLAINTS: _("Plaintes recueillies"),
    }[figure]


def months(request: HttpRequest, facts: CommuneFacts, name: str, cells: Sequence[Cell], period: Period) -> DaysPage:
    """Of a quarter or a year: each month, or months that are told together, leads to its days."""
    figure, told = FIGURES[name], telling.of_period(cells, period)
    here = reverse("portal:territory:days", args=[facts.code, name])
    within = [each for each in cells if each.count is not None and set(each.months) <= set(period.months)]
    lines: tuple[Line, ...] = tuple(_month(each, figure, here) for each in within)
    return _page(request, Shown(facts, figure, period), told, lines, _("Mois"))


def _month(cell: Cell, figure: Figure, here: str) -> Line:
    address = f"{here}?periode={cell.months[0]:%Y-%m}"
    return Link(commune.named(cell.months), address), *_values(figure, cell.count or 0, cell.yes)


def days(
    request: HttpRequest,
    facts: CommuneFacts,
    name: str,
    cells: Sequence[Cell],
    counted: Mapping[date, Counts],
    period: Period,
) -> DaysPage:
    """Of the cell that tells of that month, which other months may be in; it adds up to what the cell says."""
    figure = FIGURES[name]
    cell = next((each for each in cells if period.first in each.months), None)
    if cell is None or cell.count is None:
        return _page(request, Shown(facts, figure, period), telling.of_period(cells, period), (), "")
    held = {on: counts for on, counts in counted.items() if on.replace(day=1) in cell.months}
    groups = telling.spread(held, figure)
    lines = tuple((named(each), *_values(figure, each.count, each.yes)) for each in groups)
    of_months = commune.named(cell.months) if len(cell.months) > 1 else ""
    return _page(request, Shown(facts, figure, period, of_months), Told(cell.count, cell.yes), lines, _("Jours"))


def named(group: Together) -> str:
    """« 3 mars 2026 », or several days that are told as one."""
    return ", ".join(wording.day(day) for day in group.days)


def _page(request: HttpRequest, shown: Shown, told: Told, lines: Sequence[Line], head: str) -> DaysPage:
    facts, period = shown.facts, shown.period
    heading = _("%(figure)s à %(commune)s, %(period)s") % {
        "figure": title(shown.figure),
        "commune": facts.name,
        "period": shown.months or period,
    }
    back = Link(facts.name, f"{asked.page_of(facts.code)}?periode={period.written}")
    return DaysPage(
        frame=frame(request, title=heading, way=from_home(pages.way_to_map(), back)),
        lead=_("Chaque ligne compte dix personnes au moins\u00a0: les jours qui en ont moins sont donnés ensemble."),
        total=_total(shown.figure, told),
        table=Table(heading, (Column(head), *_columns(shown.figure)), tuple(lines), stacked=True) if lines else None,
        untold=_("Pas donné ici\u00a0: %(months)s. Trop peu de personnes, ou un mois donné avec d’autres.")
        % {"months": words.months(told.untold)}
        if told.untold
        else "",
    )


def _total(figure: Figure, told: Told) -> str:
    return words.share(told) if figure in {Figure.VISITOR, Figure.STAFF} else words.count(told)


def _columns(figure: Figure) -> tuple[Column, ...]:
    if figure in {Figure.VISITOR, Figure.STAFF}:
        return Column(_("Avis"), numeric=True), Column(_("Satisfaits"), numeric=True)
    return (Column(title(figure), numeric=True),)


def _values(figure: Figure, count: int, yes: int) -> tuple[str, ...]:
    if figure in {Figure.VISITOR, Figure.STAFF}:
        return wording.number(count), wording.number(yes)
    return (wording.number(count),)
