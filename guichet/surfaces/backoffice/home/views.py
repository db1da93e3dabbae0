from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.backoffice.home import pages


@staff_only()
def desk(request: HttpRequest) -> HttpResponse:
    return render(request, "backoffice/home/desk.html", {"page": pages.desk(request, viewer_of(request))})
