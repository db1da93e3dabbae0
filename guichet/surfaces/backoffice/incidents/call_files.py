"""Whom to call today, on paper and for a spreadsheet: a line a reason, as much of it as the reader may read."""

import csv
import io
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.domains.supervision.policies import SEES
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.incidents import call_sheet, calling
from guichet.surfaces.backoffice.incidents.calls import Known
from guichet.surfaces.ui import spreadsheets

# In English for both languages: names of columns are read by programs.
COLUMNS = ("centre", "name", "department", "rank", "since", "about", "reason", "numbers", "called_at", "note")


@require_safe
@staff_only(role=SEES)
def csv_file(request: HttpRequest) -> HttpResponse:
    known = calling.known(viewer_of(request), act_of(request, Surface.BACKOFFICE).at)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(_lines(known))
    headers = {"Content-Disposition": 'attachment; filename="guichet-calls.csv"'}
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
@staff_only(role=SEES)
def sheet(request: HttpRequest) -> HttpResponse:
    at = act_of(request, Surface.BACKOFFICE).at
    page = call_sheet.page(request, calling.known(viewer_of(request), at), at)
    return render(request, "backoffice/incidents/sheet.html", {"page": page})


def _lines(known: Known) -> Iterator[tuple[str | int, ...]]:
    facts = {each.code: each for each in known.centres}
    for call in known.calls:
        centre, done, reads = facts[call.centre], known.called.get(call.centre), call.centre in known.reads
        yield (
            centre.code,
            centre.name,
            centre.department,
            call.rank,
            call.since.isoformat(),
            call.about.value,
            spreadsheets.plain(call.spoken(in_words=reads)),
            " ".join(f"{each.office.value}:{each.phone}" for each in known.numbers.get(centre.code, ())),
            done.at.isoformat() if done else "",
            spreadsheets.plain(done.note) if done and reads else "",
        )
