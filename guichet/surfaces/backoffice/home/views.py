from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.commons.announcements import queries as announcements
from guichet.domains.circulars import queries as circulars
from guichet.domains.relations import desk as relations
from guichet.domains.supervision import queries as supervision
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.home import pages
from guichet.surfaces.backoffice.home.opening import Known


@staff_only()
def desk(request: HttpRequest) -> HttpResponse:
    viewer, at = viewer_of(request), act_of(request, Surface.BACKOFFICE).at
    return render(request, "backoffice/home/desk.html", {"page": pages.desk(request, viewer, _known(viewer, at))})


def _known(viewer: Viewer, at: datetime) -> Known:
    return Known(
        unread=circulars.unread(viewer, at),
        duties=circulars.open_duties(viewer),
        to_call=supervision.to_call(viewer, at),
        incidents=supervision.counted_incidents(viewer, at),
        announcements=announcements.to_approve(viewer),
        messages=relations.waiting(viewer, at),
    )
