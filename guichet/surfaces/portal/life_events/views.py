"""The services of one moment of life."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.commons.catalogue import queries as catalogue
from guichet.surfaces.portal.life_events import pages


def one(request: HttpRequest, code: str) -> HttpResponse:
    snapshot = catalogue.current()
    event = snapshot.life_events.get(code)
    if event is None:
        raise Http404
    return render(request, "portal/life_events/one.html", {"page": pages.one(request, event, snapshot)})
