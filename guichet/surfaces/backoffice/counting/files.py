"""The same figures for a spreadsheet."""

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from guichet.domains.relations import figures, policies
from guichet.domains.relations.figures import Line, Scores
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.counting import pages
from guichet.surfaces.backoffice.counting.asked import Asked
from guichet.surfaces.ui import spreadsheets

# In English for both languages: names of columns are read by programs.
COUNTED = ("received", "answered", "answered_in_30_days", "late", "reopened")
SCORED = ("count", "delay", "result")
COLUMNS = (
    *("cut", "key", *COUNTED),
    *(f"scored_by_person_{each}" for each in SCORED),
    *(f"scored_by_staff_{each}" for each in SCORED),
)


@require_safe
@staff_only(role=policies.COUNTING)
def csv_file(request: HttpRequest) -> HttpResponse:
    asked, found = _found(request)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for line in found:
        writer.writerow((asked.cut.name.lower(), line.key, *line.counts.values(), *_scores(line)))
    return _file(text.getvalue().encode(), "text/csv; charset=utf-8", "guichet-relations.csv")


@require_safe
@staff_only(role=policies.COUNTING)
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The tables of the page."""
    book = spreadsheets.workbook(pages.tables(*_found(request)))
    return _file(book, spreadsheets.CONTENT_TYPE, "guichet-relations.xlsx")


def _found(request: HttpRequest) -> tuple[Asked, tuple[Line, ...]]:
    at = act_of(request, Surface.BACKOFFICE).at
    asked = Asked.from_address(request.GET, at)
    return asked, figures.lines(viewer_of(request), asked.cut, asked.period, at)


def _scores(line: Line) -> tuple[object, ...]:
    return (*_score(line.by_person), *_score(line.by_staff))


def _score(scores: Scores) -> tuple[object, ...]:
    """A mean of nothing is empty, never nought."""
    means = ("" if mean is None else f"{mean:.2f}" for mean in (scores.delay, scores.result))
    return (scores.count, *means)


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
