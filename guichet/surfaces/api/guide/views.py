"""The API explained to people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.surfaces.api.guide import pages


def guide(request: HttpRequest) -> HttpResponse:
    return render(request, "api/guide.html", {"page": pages.guide(request)})
