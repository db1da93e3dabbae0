"""Who has read a circular and who has not: for the office that signed it, and the ministry."""

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from guichet.domains.circulars import operations as circulars
from guichet.domains.circulars import queries
from guichet.domains.circulars.refusals import NoCircular
from guichet.domains.circulars.vocabulary import OPENING
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.circulars import pages
from guichet.surfaces.ui import spreadsheets

# In English for both languages: names of columns are read by programs.
COLUMNS = ("place", "place_name", "reader", "role", "read_at")


@require_safe
@staff_only(role=OPENING)
@unseen(NoCircular)
def readings(request: HttpRequest, reference: str) -> HttpResponse:
    return _shown(request, reference)


@require_safe
@staff_only(role=OPENING)
@unseen(NoCircular)
def csv_file(request: HttpRequest, reference: str) -> HttpResponse:
    found = queries.readings(viewer_of(request), reference, act_of(request, Surface.BACKOFFICE).at)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for place in found.places:
        for each in place.people:
            read_at = each.read_at.isoformat() if each.read_at else ""
            writer.writerow((place.place, place.name, spreadsheets.plain(each.name), each.kind.value, read_at))
    headers = {"Content-Disposition": 'attachment; filename="guichet-readings.csv"'}
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
@staff_only(role=OPENING)
@unseen(NoCircular)
def remind(request: HttpRequest, reference: str) -> HttpResponse:
    try:
        act = act_of(request, Surface.BACKOFFICE)
        circulars.remind(reference=reference, staff=viewer_of(request), act=act)
    except NoCircular:
        raise
    except Refused as refusal:
        return _shown(request, reference, refusal.message)
    return redirect("backoffice:circulars:readings", reference)


def _shown(request: HttpRequest, reference: str, refusal: str = "") -> HttpResponse:
    found = queries.readings(viewer_of(request), reference, act_of(request, Surface.BACKOFFICE).at)
    page = pages.readings(request, found, refusal)
    return render(request, "backoffice/circulars/readings.html", {"page": page}, status=409 if refusal else 200)
