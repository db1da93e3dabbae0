"""Who answers for which services."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.commons.catalogue import queries as catalogue
from guichet.surfaces.portal.authorities import pages


def every(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/authorities/list.html", {"page": pages.every(request, catalogue.current())})


def one(request: HttpRequest, code: str) -> HttpResponse:
    snapshot = catalogue.current()
    authority = snapshot.authorities.get(code)
    if authority is None:
        raise Http404
    return render(request, "portal/authorities/one.html", {"page": pages.one(request, authority, snapshot)})
