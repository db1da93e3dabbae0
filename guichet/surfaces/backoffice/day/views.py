"""What an officer did today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.day import pages


@staff_only()
def today(request: HttpRequest) -> HttpResponse:
    page = pages.today(request, viewer_of(request), act_of(request, Surface.BACKOFFICE).at)
    return render(request, "backoffice/day/today.html", {"page": page})
