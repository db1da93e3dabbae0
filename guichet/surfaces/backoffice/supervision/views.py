"""A supervisor sees how much waits, how old it is, how late: numbers, never cases to choose from."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from guichet.domains.casework import desk
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.supervision import forms, pages


@staff_only(role=RoleKind.SUPERVISOR)
def loads(request: HttpRequest) -> HttpResponse:
    return _page(request, forms.Answer())


@require_POST
@staff_only(role=RoleKind.SUPERVISOR)
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    form = forms.Answer(request.POST)
    if form.is_valid():
        try:
            act = act_of(request, Surface.BACKOFFICE)
            desk.answer(reference, viewer_of(request), form.cleaned_data["text"], act)
        except Refused as refusal:
            form.add_error("text", refusal.message)
        else:
            return redirect("backoffice:supervision:loads")
    return _page(request, form)


def _page(request: HttpRequest, form: forms.Answer) -> HttpResponse:
    act = act_of(request, Surface.BACKOFFICE)
    heard = desk.complaint(viewer_of(request), act)
    page = pages.loads(request, viewer_of(request), act.at, heard, form)
    return render(request, "backoffice/supervision/loads.html", {"page": page}, status=422 if form.errors else 200)
