from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.domains.circulars import queries as circulars
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.home import pages
from guichet.surfaces.backoffice.home.opening import Known


@staff_only()
def desk(request: HttpRequest) -> HttpResponse:
    viewer, at = viewer_of(request), act_of(request, Surface.BACKOFFICE).at
    known = Known(circulars.unread(viewer, at), circulars.open_duties(viewer))
    return render(request, "backoffice/home/desk.html", {"page": pages.desk(request, viewer, known)})
