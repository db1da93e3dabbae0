"""Being served the next case. There is no list to choose from, here or anywhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from guichet.domains.casework import operations as casework
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice import turns
from guichet.surfaces.backoffice.queue import pages

TREATING = (RoleKind.OFFICER, RoleKind.EXPERT, RoleKind.SUPERVISOR, RoleKind.SIGNATORY)


@staff_only(role=TREATING)
def queue(request: HttpRequest) -> HttpResponse:
    page = pages.queue(request, viewer_of(request), is_empty="vide" in request.GET)
    return render(request, "backoffice/queue/queue.html", {"page": page})


@require_POST
@staff_only(role=TREATING)
def take_next(request: HttpRequest) -> HttpResponse:
    officer = viewer_of(request)
    try:
        case = casework.take_next(officer=officer, act=act_of(request, Surface.BACKOFFICE))
    except Refused as refusal:
        page = pages.queue(request, officer, refusal=refusal.message)
        return render(request, "backoffice/queue/queue.html", {"page": page}, status=422)
    return turns.to_case(case)
