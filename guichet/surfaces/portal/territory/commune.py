"""One commune: its sites, what they have, and its figures month after month, each with the table behind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.dates import MONTHS_AP
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from guichet.domains.network.queries import OpenSite
from guichet.domains.territory.atlas import Commune, Service
from guichet.domains.territory.periods import YEAR, after
from guichet.domains.territory.telling import Cell, Figure, Told
from guichet.foundation.lib.proportions import wilson
from guichet.surfaces.portal.territory import asked, pages, rows
from guichet.surfaces.portal.territory.asked import Asked, Span
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.atlas import words
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Bar, Chart, Link, SummaryRow, Table
from guichet.surfaces.ui.parts import Column as Heading

PERCENT = 100
Cells = Mapping[Figure, Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Trend:
    """What is told month by month, of the twelve months up to that of `end`."""

    cells: Cells
    months: Mapping[date, Service]
    end: date


@dataclass(frozen=True, slots=True)
class CommunePage:
    """`figures` lead to their rows; the charts are None where nothing is told."""

    frame: Frame
    periods: tuple[Link, ...]
    standing: tuple[SummaryRow, ...]
    sites: tuple[Link, ...]
    ready_on: str
    needs: tuple[SummaryRow, ...]
    figures: Table | None
    charts: tuple[Chart, ...]
    counted: bool
    links: tuple[Link, ...]


def page(
    request: HttpRequest,
    commune: Commune,
    ready_on: date,
    trend: Trend,
    about: Asked,
    span: Span,
    addresses: Mapping[str, str],
) -> CommunePage:
    """`addresses` are those of the pages of centres, by code."""
    here = asked.page_of(commune.facts.code)
    return CommunePage(
        frame=frame(
            request,
            title=_("La commune de %(commune)s") % {"commune": commune.facts.name},
            description=_("%(department)s. %(stand)s.")
            % {"department": commune.facts.department, "stand": capfirst(str(commune.standing.stand.label))},
            way=from_home(pages.way_to_map()),
        ),
        periods=asked.periods(about, span, here),
        standing=(
            SummaryRow(_("Département"), commune.facts.department),
            SummaryRow(_("Habitants en 2013"), wording.number(commune.facts.population_2013)),
            SummaryRow(_("Centres"), str(commune.standing.stand.label)),
        ),
        sites=tuple(_site(each, addresses) for each in commune.standing.sites),
        ready_on=wording.day(ready_on),
        needs=tuple(SummaryRow(capfirst(words.need(each)), words.met(has)) for each, has in _needs(commune)),
        figures=_figures(commune, about) if commune.is_counted else None,
        charts=tuple(each for each in _charts(trend) if each.bars),
        counted=commune.is_counted,
        links=pages.links(about),
    )


def _needs(commune: Commune) -> Iterable[tuple[str, bool | None]]:
    return commune.standing.needs.items()


def _site(site: OpenSite, addresses: Mapping[str, str]) -> Link:
    """A site that serves leads to its page; one that is promised has none, and leads to the list."""
    slug = addresses.get(site.reference)
    href = reverse("portal:centres:one", args=[slug]) if slug else reverse("portal:centres:list")
    return Link(site.name, href, hint=capfirst(str(site.status.label)) + ".")


def _figures(commune: Commune, about: Asked) -> Table:
    visits, pressed, entered, complaints = (commune.told[figure] for figure in Figure)

    def opening(text: str, told: Told, figure: str) -> str | Link:
        return rows.opening(text, told, commune.facts.code, figure, about)

    lines = [
        (_("Visites"), opening(words.count(visits), visits, "visites")),
        *_shared(visits),
        (_("Satisfaits, pressé par les visiteurs"), opening(words.share(pressed), pressed, "avis")),
        (_("Satisfaits, saisi par le centre"), opening(words.share(entered), entered, "saisis")),
        (_("Plaintes recueillies"), opening(words.count(complaints), complaints, "plaintes")),
        (_("Continuité du service"), rows.continuity(commune, about)),
        (_("Incidents ouverts"), rows.incidents(commune.service.incidents_opened, commune, about)),
        (_("Incidents clos"), rows.incidents(commune.service.incidents_closed, commune, about)),
    ]
    columns = (Heading(_("Ce qui est compté")), Heading(str(about.period)))
    return Table(_("Les chiffres, %(period)s") % {"period": about.period}, columns, tuple(lines), stacked=True)


def _shared(visits: Told) -> Iterable[tuple[str, str]]:
    """Women and men, where each of them are ten or more."""
    if not visits.count:
        return ()
    if "sex" not in visits.shares:
        return ((_("dont femmes et hommes"), _("trop peu pour le dire")),)
    women, men, unsaid = visits.shares["sex"]
    return (
        (_("dont femmes"), wording.number(women)),
        (_("dont hommes"), wording.number(men)),
        (_("dont non dit"), wording.number(unsaid)),
    )


def _charts(trend: Trend) -> Iterable[Chart]:
    wanted = {after(trend.end.replace(day=1), -each) for each in range(YEAR)}
    visits = [each for each in trend.cells[Figure.VISITS] if wanted.issuperset(each.months)]
    said = [each for each in trend.cells[Figure.VISITOR] if wanted.issuperset(each.months)]
    yield Chart(_("Visites par mois"), _("Mois"), _("Visites"), tuple(map(_visits, visits)))
    yield Chart(
        _("Visiteurs satisfaits par mois, sur cent, avec l’intervalle à 95\u00a0%"),
        _("Mois"),
        _("Satisfaits"),
        tuple(map(_satisfied, said)),
        whole=PERCENT,
    )
    yield Chart(
        _("Continuité du service par mois, sur cent"),
        _("Mois"),
        _("Indice"),
        tuple(
            _index(month, trend.months[month])
            for month in sorted(wanted & trend.months.keys())
            if trend.months[month].expected
        ),
        whole=PERCENT,
    )


def _visits(cell: Cell) -> Bar:
    text = _("moins de 10") if cell.count is None else wording.number(cell.count)
    return Bar(named(cell.months), cell.count or 0, text)


def _satisfied(cell: Cell) -> Bar:
    share = wilson(cell.yes, cell.count) if cell.count else None
    if share is None:
        return Bar(named(cell.months), 0, _("moins de 10 avis"))
    told = Told(cell.count, cell.yes)
    ends = (round(PERCENT * share.low), round(PERCENT * share.high))
    return Bar(named(cell.months), round(PERCENT * share.share), words.share(told), *ends)


def _index(month: date, service: Service) -> Bar:
    return Bar(named([month]), round(PERCENT * (service.continuity or 0)), words.index(service.continuity))


def named(months: Sequence[date]) -> str:
    """« août 2026 », « août et oct. 2026 »: months that are told together are of one year."""
    return _("%(months)s %(year)d") % {
        "months": ", ".join(str(MONTHS_AP[month.month]) for month in months),
        "year": months[0].year,
    }
