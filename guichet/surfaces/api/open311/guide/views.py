"""Open311 explained to people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.surfaces.api.open311.guide import pages


def guide(request: HttpRequest) -> HttpResponse:
    return render(request, "api/open311.html", {"page": pages.guide(request)})
