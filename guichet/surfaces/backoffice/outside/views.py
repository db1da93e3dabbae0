"""Opening a case that one does not have in hand: the reason is asked first, and its applicant reads it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from guichet.domains.casework import operations as casework
from guichet.domains.casework import outside
from guichet.domains.casework.refusals import NotToOpen, ReasonFirst
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places import references
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.outside import forms, pages


@staff_only(role=RoleKind.SUPERVISOR)
def ask(request: HttpRequest) -> HttpResponse:
    form = forms.Open(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reference = references.read(form.cleaned_data["reference"]) or ""
        act = act_of(request, Surface.BACKOFFICE)
        try:
            casework.state_reason(reference=reference, reader=viewer_of(request), why=form.why(), act=act)
        except NotToOpen as refusal:
            form.add_error("reference", refusal.message)
        else:
            return redirect("backoffice:outside:read", reference)
    page = pages.ask(request, form)
    return render(request, "backoffice/outside/ask.html", {"page": page}, status=422 if form.errors else 200)


@require_safe
@staff_only(role=RoleKind.SUPERVISOR)
@unseen(NotToOpen)
def read(request: HttpRequest, reference: str) -> HttpResponse:
    """While the reason serves; afterwards it is asked again, of one's own accord."""
    try:
        found = outside.read(reference, viewer_of(request), act_of(request, Surface.BACKOFFICE))
    except NotToOpen:
        raise
    except ReasonFirst:
        return redirect("backoffice:outside:ask")
    except Refused as refusal:
        form = forms.Open(initial={"reference": reference})
        return render(
            request, "backoffice/outside/ask.html", {"page": pages.ask(request, form, refusal.message)}, status=503
        )
    return render(request, "backoffice/outside/read.html", {"page": pages.read(request, found)})
