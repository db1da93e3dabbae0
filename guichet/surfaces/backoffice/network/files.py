"""The sites that the reader may see, and the sheet of one, for a spreadsheet."""

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guichet.domains.network import policies, queries
from guichet.domains.network.refusals import NoSite
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.backoffice.network import every, show
from guichet.surfaces.backoffice.network.every import Asked
from guichet.surfaces.backoffice.network.views import today
from guichet.surfaces.ui import spreadsheets

# In English for both languages: names of columns are read by programs.
COLUMNS = ("site", "kind", "name", "commune", "department", "status")


@require_safe
@staff_only(role=policies.READING)
def csv_file(request: HttpRequest) -> HttpResponse:
    found = Asked.from_address(request.GET).of(queries.sites(viewer_of(request), today(request)))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for each in found:
        where = each.where
        writer.writerow(
            (each.reference, each.kind.value, each.name, where.commune, where.department, each.status.value)
        )
    headers = {"Content-Disposition": 'attachment; filename="guichet-network.csv"'}
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
@staff_only(role=policies.READING)
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The sites of the page, narrowed as it is, in one list that a spreadsheet sorts."""
    found = Asked.from_address(request.GET).of(queries.sites(viewer_of(request), today(request)))
    return _workbook(spreadsheets.workbook((every.whole(found),)), "guichet-network.xlsx")


@require_safe
@staff_only(role=policies.READING)
@unseen(NoSite)
def sheet(request: HttpRequest, site: str) -> HttpResponse:
    """Everything that the page of the site shows this reader."""
    page = show.page(request, viewer_of(request), site, today(request))
    tables = (page.history, *(table for part in page.parts for table in part.tables))
    return _workbook(spreadsheets.workbook(tables), f"guichet-{site}.xlsx")


def _workbook(written: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(written, content_type=spreadsheets.CONTENT_TYPE, headers=headers)
