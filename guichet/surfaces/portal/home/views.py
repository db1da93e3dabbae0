"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.commons.catalogue import queries as catalogue
from guichet.surfaces.portal.home import pages


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home/home.html", {"page": pages.home(request, catalogue.current())})
