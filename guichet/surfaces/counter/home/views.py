"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.surfaces.counter.home import pages


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "counter/home.html", {"page": pages.home(request)})
