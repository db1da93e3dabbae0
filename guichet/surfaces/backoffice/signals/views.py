"""A supervisor sees where to ask a question: what the rules count in their own offices. No case opens here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.domains.casework.signals import reading
from guichet.domains.casework.signals.reading import Found
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.signals import pages, table
from guichet.surfaces.backoffice.signals.asked import Asked


@require_safe
@staff_only(role=RoleKind.SUPERVISOR)
def found(request: HttpRequest) -> HttpResponse:
    asked = Asked.from_address(request.GET)
    page = pages.found(request, asked, _found(request, asked))
    return render(request, "backoffice/signals/found.html", {"page": page})


@require_safe
@staff_only(role=RoleKind.SUPERVISOR)
def csv_file(request: HttpRequest) -> HttpResponse:
    asked = Asked.from_address(request.GET)
    written = table.written(_found(request, asked), asked.days)
    headers = {"Content-Disposition": 'attachment; filename="guichet-signals.csv"'}
    return HttpResponse(written, content_type="text/csv; charset=utf-8", headers=headers)


def _found(request: HttpRequest, asked: Asked) -> tuple[Found, ...]:
    at = act_of(request, Surface.BACKOFFICE).at
    return asked.of(reading.found(viewer_of(request), asked.days, at))
