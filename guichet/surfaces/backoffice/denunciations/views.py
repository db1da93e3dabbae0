"""Denunciations without a name: read by inspectors, each opening journalled before anything is shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from guichet.domains.relations import inspecting
from guichet.domains.relations.refusals import NoDenunciation
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.denunciations import forms, pages
from guichet.surfaces.ui import paging


@staff_only(role=RoleKind.ADMINISTRATOR)
def everything(request: HttpRequest) -> HttpResponse:
    found = inspecting.denunciations(viewer_of(request), page=paging.asked(request))
    return render(request, "backoffice/denunciations/all.html", {"page": pages.everything(request, found)})


@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NoDenunciation)
def read(request: HttpRequest, reference: str) -> HttpResponse:
    viewer, act, form = viewer_of(request), act_of(request, Surface.BACKOFFICE), forms.Answer(request.POST or None)
    if request.method == "POST" and form.is_valid():
        inspecting.answer(viewer, reference, form.cleaned_data["text"], act)
        return redirect("backoffice:denunciations:read", reference)
    try:
        found = inspecting.read(viewer, reference, act)
    except NoDenunciation:
        raise
    except Refused as refusal:
        return HttpResponse(refusal.message, status=503, content_type="text/plain; charset=utf-8")
    shown = pages.read(request, found, form)
    status = 422 if form.errors else 200
    return render(request, "backoffice/denunciations/read.html", {"page": shown}, status=status)
