"""A supervisor sees how much waits, how old it is, how late: numbers, never cases to choose from."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from guichet.domains.casework import desk
from guichet.domains.reception import hearing
from guichet.domains.reception.refusals import NoComplaint
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice import sounds
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


@require_safe
@staff_only(role=RoleKind.SUPERVISOR)
@unseen(NoComplaint)
def voice(request: HttpRequest, reference: str) -> HttpResponse:
    """What a person said at a centre, for who is to answer it now."""
    act = act_of(request, Surface.BACKOFFICE)
    return sounds.played(lambda: hearing.hear_to_answer(viewer_of(request), reference, act))


def _page(request: HttpRequest, form: forms.Answer) -> HttpResponse:
    act = act_of(request, Surface.BACKOFFICE)
    heard = desk.complaint(viewer_of(request), act)
    page = pages.loads(request, viewer_of(request), act.at, heard, form)
    return render(request, "backoffice/supervision/loads.html", {"page": page}, status=422 if form.errors else 200)
