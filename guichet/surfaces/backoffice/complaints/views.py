"""Complaints that centres took, written or spoken: each reading and each listening is told to who is concerned."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.domains.reception import hearing
from guichet.domains.reception.refusals import NoComplaint
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice import sounds
from guichet.surfaces.backoffice.complaints import pages
from guichet.surfaces.ui import paging

TREATING = (RoleKind.SUPERVISOR, RoleKind.ADMINISTRATOR)


@require_safe
@staff_only(role=TREATING)
def everything(request: HttpRequest) -> HttpResponse:
    found = hearing.complaints(viewer_of(request), page=paging.asked(request))
    return render(request, "backoffice/complaints/all.html", {"page": pages.everything(request, found)})


@require_safe
@staff_only(role=TREATING)
@unseen(NoComplaint)
def read(request: HttpRequest, reference: str) -> HttpResponse:
    facts = hearing.complaint(viewer_of(request), reference, act_of(request, Surface.BACKOFFICE))
    return render(request, "backoffice/complaints/read.html", {"page": pages.read(request, facts)})


@require_safe
@staff_only(role=TREATING)
@unseen(NoComplaint)
def voice(request: HttpRequest, reference: str) -> HttpResponse:
    act = act_of(request, Surface.BACKOFFICE)
    return sounds.played(lambda: hearing.hear(viewer_of(request), reference, act))
