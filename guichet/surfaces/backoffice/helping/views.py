"""The help line: where a request is, for whoever asks by its reference."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.domains.casework import helping
from guichet.domains.casework.helping import Standing
from guichet.domains.casework.refusals import NoSuchCase
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Surface
from guichet.foundation.places import references
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of
from guichet.surfaces.backoffice.helping import forms, pages

HELPING = (RoleKind.OFFICER, RoleKind.SUPERVISOR, RoleKind.ADMINISTRATOR)


@staff_only(role=HELPING)
def ask(request: HttpRequest) -> HttpResponse:
    """By POST: a reference stays out of addresses, and each answer is a reading that is journalled."""
    form = forms.Ask(request.POST or None)
    found = _found(request, form) if request.method == "POST" and form.is_valid() else None
    page = pages.ask(request, form, found)
    return render(request, "backoffice/helping/ask.html", {"page": page}, status=422 if form.errors else 200)


def _found(request: HttpRequest, form: forms.Ask) -> Standing | None:
    reference = references.read(form.cleaned_data["reference"]) or ""
    try:
        return helping.standing(reference, act_of(request, Surface.BACKOFFICE))
    except NoSuchCase as refusal:
        form.add_error("reference", refusal.message)
        return None
