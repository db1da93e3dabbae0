"""Where people are received."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from guichet.domains.network import queries as network
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.portal.centres import pages
from guichet.surfaces.portal.nearby import nearby
from guichet.surfaces.ui.request import Request, wants


def every(request: Request) -> HttpResponse:
    best = network.most_regular(timezone.now().astimezone(BENIN).date())
    page = pages.every(request, places.centres(), places.country_map(), nearby(request), best)
    template = "portal/_nearest.html" if wants(request, "nearest") else "portal/centres/list.html"
    return render(request, template, {"page": page})


def one(request: Request, slug: str) -> HttpResponse:
    sheet = places.centre(slug, at=timezone.now())
    if sheet is None:
        raise Http404
    return render(request, "portal/centres/one.html", {"page": pages.one(request, sheet)})
