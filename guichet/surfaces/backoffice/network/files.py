"""The sites that the reader may see, for a spreadsheet."""

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guichet.domains.network import policies, queries
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.backoffice.network.every import Asked
from guichet.surfaces.backoffice.network.views import today

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
