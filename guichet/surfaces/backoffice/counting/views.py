"""Figures of the desk of relations with users: a supervisor's own, the ministry's all; each number opens its rows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.domains.relations import figures, knowledge, policies
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.counting import pages
from guichet.surfaces.backoffice.counting.asked import Asked, measure_in
from guichet.surfaces.ui import paging


@require_safe
@staff_only(role=policies.COUNTING)
def lines(request: HttpRequest) -> HttpResponse:
    at = act_of(request, Surface.BACKOFFICE).at
    asked = Asked.from_address(request.GET, at)
    found = figures.lines(viewer_of(request), asked.cut, asked.period, at)
    before = knowledge.counted(asked.period.first, asked.period.until)
    return render(request, "backoffice/counting/lines.html", {"page": pages.lines(request, asked, found, before, at)})


@require_safe
@staff_only(role=policies.COUNTING)
def rows(request: HttpRequest) -> HttpResponse:
    at = act_of(request, Surface.BACKOFFICE).at
    asked, key, measure = Asked.from_address(request.GET, at), request.GET.get("valeur", ""), measure_in(request.GET)
    page = paging.asked(request)
    found = figures.rows(viewer_of(request), asked.cut, key, measure, asked.period, at, page)
    return render(request, "backoffice/counting/rows.html", {"page": pages.rows(request, asked, key, measure, found)})
