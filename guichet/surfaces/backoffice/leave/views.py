"""One more pause for a case whose last one ended without a reply: a supervisor says yes, under their name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.domains.casework import operations as casework
from guichet.domains.casework.refusals import NothingToAllow
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Surface
from guichet.foundation.places import references
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.leave import forms, pages


@staff_only(role=RoleKind.SUPERVISOR)
def ask(request: HttpRequest) -> HttpResponse:
    form = forms.Allow(request.POST or None)
    allowed = _allowed(request, form) if request.method == "POST" and form.is_valid() else ""
    page = pages.ask(request, forms.Allow() if allowed else form, allowed)
    return render(request, "backoffice/leave/ask.html", {"page": page}, status=422 if form.errors else 200)


def _allowed(request: HttpRequest, form: forms.Allow) -> str:
    """Twice is once: the leave of a motive is one row."""
    reference = references.read(form.cleaned_data["reference"]) or ""
    supervisor, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    try:
        casework.allow_pause(reference=reference, supervisor=supervisor, motive=form.cleaned_data["motive"], act=act)
    except NothingToAllow as refusal:
        form.add_error("reference", refusal.message)
        return ""
    return reference
