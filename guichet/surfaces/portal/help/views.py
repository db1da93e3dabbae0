"""Questions that come back and their answers, with where each was read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.domains.relations import knowledge
from guichet.surfaces.portal.help import pages


def every(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/help/every.html", {"page": pages.every(request, knowledge.articles())})


def one(request: HttpRequest, code: str) -> HttpResponse:
    found = knowledge.articles().get(code)
    if found is None:
        raise Http404
    return render(request, "portal/help/one.html", {"page": pages.one(request, found)})
