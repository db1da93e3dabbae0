"""What changed in the catalogue, for people; machines have the feed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.commons.catalogue import queries as catalogue
from guichet.surfaces.portal.changes import pages


def latest(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/changes.html", {"page": pages.latest(request, catalogue.latest_changes())})
