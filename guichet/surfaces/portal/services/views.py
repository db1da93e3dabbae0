"""Finding a service, and reading its sheet."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.selection import Selection
from guichet.surfaces.portal.nearby import nearby
from guichet.surfaces.portal.services import listing
from guichet.surfaces.portal.services import sheet as sheets
from guichet.surfaces.ui.request import Request, wants


def every(request: Request) -> HttpResponse:
    page = listing.page(request, Selection.from_address(request.GET.dict()), catalogue.current())
    template = "portal/services/_results.html" if wants(request, "results") else "portal/services/list.html"
    return render(request, template, {"page": page})


def sheet(request: Request, code: str) -> HttpResponse:
    found = catalogue.current().sheets.get(code)
    if found is None:
        raise Http404
    page = sheets.page(request, found, nearby(request), today=timezone.localdate())
    template = "portal/_nearest.html" if wants(request, "nearest") else "portal/services/sheet.html"
    return render(request, template, {"page": page})
