"""Anyone checks a document: its code in the browser, without network once the page was seen; the rest by the server."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.commons.catalogue import queries as catalogue
from guichet.surfaces.portal.verifier import offline, pages


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/verifier/start.html", {"page": pages.start(request, catalogue.current())})


@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """Asked for again at each visit: a browser that kept an old one would keep an old page."""
    return HttpResponse(offline.worker(), "text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(offline.manifest(), "application/manifest+json")
