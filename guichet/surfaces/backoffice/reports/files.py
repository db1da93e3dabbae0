"""A report, a department's, and the synthesis as files: sealed PDF as any document, and workbooks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guichet.commons.documents.queries import Issued
from guichet.domains.reporting import policies, queries
from guichet.domains.reporting import wording as words
from guichet.domains.reporting.queries import Part
from guichet.domains.reporting.refusals import NoReport
from guichet.foundation.lib.act import PlaceId
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.backoffice.reports import pages, summing
from guichet.surfaces.backoffice.reports.views import month_of
from guichet.surfaces.ui import spreadsheets, wording
from guichet.surfaces.ui.parts import Column, SummaryRow, Table


@require_safe
@staff_only(role=policies.OPENING)
@unseen(NoReport)
def document(request: HttpRequest, centre: str, month: str) -> HttpResponse:
    return _sealed(lambda: queries.file_of_report(viewer_of(request), PlaceId(centre), month_of(month)))


@require_safe
@staff_only(role=policies.OPENING)
@unseen(NoReport)
def synthesis_document(request: HttpRequest, month: str) -> HttpResponse:
    return _sealed(lambda: queries.file_of_synthesis(viewer_of(request), month_of(month)))


@require_safe
@staff_only(role=policies.OPENING)
@unseen(NoReport)
def xlsx(request: HttpRequest, centre: str, month: str) -> HttpResponse:
    """Figures, satisfaction with its interval, words, corrections: a sheet each."""
    viewer, of = viewer_of(request), month_of(month)
    facts = queries.report(viewer, PlaceId(centre), of)
    trend = queries.attendance(viewer, PlaceId(centre), of)
    known = pages.Known(facts, trend, queries.papers(viewer, PlaceId(centre), of))
    page = pages.show(request, viewer, known, "")
    tables = [page.figures, _summary(_("Satisfaction"), page.satisfied), _attendance(page)]
    if page.words:
        tables.append(_summary(_("Ce qui est dit du mois"), page.words))
    if page.corrections:
        tables.append(page.corrections)
    return _workbook(tables, f"guichet-{centre}-{month}.xlsx")


@require_safe
@staff_only(role=policies.OPENING)
@unseen(NoReport)
def synthesis_xlsx(request: HttpRequest, month: str) -> HttpResponse:
    parts = queries.synthesis(viewer_of(request), month_of(month))
    return _parts(summing.synthesis(request, month_of(month), parts), parts, f"guichet-{month}.xlsx")


@require_safe
@staff_only(role=policies.OPENING)
@unseen(NoReport)
def department_xlsx(request: HttpRequest, month: str, department: str) -> HttpResponse:
    parts = queries.centres_of(viewer_of(request), month_of(month), department)
    page = summing.department(request, month_of(month), department, parts)
    return _parts(page, parts, f"guichet-{department}-{month}.xlsx")


def _parts(page: summing.SynthesisPage, parts: tuple[Part, ...], name: str) -> HttpResponse:
    """As the page has it, then every figure of every part, and of all."""
    if page.table is None:
        raise NoReport
    return _workbook([page.table, _every_figure((*parts, summing.whole(parts)))], name)


def _every_figure(parts: tuple[Part, ...]) -> Table:
    figures = sorted({figure for part in parts for figure in part.figures}, key=words.order)
    columns = (Column(_("Chiffre")), *(Column(part.name, numeric=True) for part in parts))
    rows = tuple(
        (words.label(figure), *(wording.number(part.figures.get(figure, 0)) for part in parts)) for figure in figures
    )
    return Table(_("Tous les chiffres"), columns, rows)


def _summary(caption: str, rows: tuple[SummaryRow, ...]) -> Table:
    return Table(caption, (Column(_("Quoi")), Column(_("Valeur"))), tuple((row.key, row.value) for row in rows))


def _attendance(page: pages.ReportPage) -> Table:
    columns = (Column(page.trend.label), Column(page.trend.unit, numeric=True))
    return Table(page.trend.caption, columns, tuple((bar.label, bar.text) for bar in page.trend.bars))


def _sealed(find: Callable[[], tuple[Issued, bytes]]) -> HttpResponse:
    """As a download: a seal is lost where a browser saves what it shows."""
    issued, file = find()
    headers = {"Content-Disposition": f'attachment; filename="{issued.reference}.pdf"'}
    return HttpResponse(file, content_type="application/pdf", headers=headers)


def _workbook(tables: list[Table], name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(spreadsheets.workbook(tables), content_type=spreadsheets.CONTENT_TYPE, headers=headers)
