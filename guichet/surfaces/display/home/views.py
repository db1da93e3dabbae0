"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.surfaces.display.home import pages


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "display/home.html", {"page": pages.home(request)})
