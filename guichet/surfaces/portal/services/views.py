"""Finding a service, and reading its sheet."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django_htmx.middleware import HtmxDetails
from django.http import HttpRequest

from guichet.commons.catalogue import queries as catalogue
from guichet.foundation.places import queries as places
from guichet.surfaces.portal.services import listing, sheet as sheets
from guichet.surfaces.portal.services.selection import Selection


class Request(HttpRequest):
    """A request that went through the htmx middleware."""

    htmx: HtmxDetails


def every(request: Request) -> HttpResponse:
    selection = Selection.from_address(request.GET.dict())
    page = listing.page(request, selection, catalogue.current())
    fragment = request.htmx and request.htmx.target == "results"
    return render(request, "portal/services/_results.html" if fragment else "portal/services/list.html", {"page": page})


def sheet(request: Request, code: str) -> HttpResponse:
    snapshot = catalogue.current()
    found = snapshot.sheets.get(code)
    if found is None:
        raise Http404
    commune = places.commune(request.GET.get("commune", ""))
    nearest = places.nearest_centres(commune.code, limit=3) if commune else ()
    page = sheets.page(request, found, sheets.Nearby(places.departments_with_communes(), commune, nearest))
    fragment = request.htmx and request.htmx.target == "nearest"
    return render(
        request, "portal/services/_nearest.html" if fragment else "portal/services/sheet.html", {"page": page}
    )
