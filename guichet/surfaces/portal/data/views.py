"""The catalogue as files that machines read, explained to people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.surfaces.portal.data import pages


def files(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/data.html", {"page": pages.files(request)})
