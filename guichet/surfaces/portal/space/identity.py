"""What a signed-in citizen sees and says of who they are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from guichet.foundation.identity import formats, queries, registry
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.models import Correction
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import citizen_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.portal.space import forms
from guichet.surfaces.portal.space import identity_pages as pages


@citizen_only
def account(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    page = pages.identity(request, queries.citizen(viewer), queries.open_correction(viewer))
    return render(request, "portal/space/identity.html", {"page": page})


@citizen_only
def npi(request: HttpRequest) -> HttpResponse:
    form = forms.Npi(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = _state(request, form.cleaned_data["npi"], form.cleaned_data["name"])
        except identity.NotANumber as refusal:
            form.add_error("npi", refusal.message)
        else:
            return redirect("portal:space:correction" if opened else "portal:space:identity")
    page = pages.npi(request, form)
    return render(request, "ui/layout/form.html", {"page": page}, status=422 if form.errors else 200)


def _state(request: HttpRequest, npi: str, name: str) -> Correction | None:
    """The register is asked before the operation: it may be slow, or down."""
    number = formats.npi(npi)
    citizen, act = viewer_of(request).reference, act_of(request, Surface.PORTAL)
    answer = registry.ask_national_register(number, about=citizen, act=act) if number else registry.NO_ANSWER
    return identity.state_npi(citizen=citizen, npi=npi, name=name, answer=answer, act=act)


@citizen_only
def correction(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    opened = queries.open_correction(viewer)
    if opened is None:
        return redirect("portal:space:identity")
    form = forms.Explanation(request.POST or None, initial={"explanation": opened.explanation})
    if request.method == "POST" and form.is_valid():
        identity.explain(
            correction=opened.reference,
            citizen=viewer.reference,
            explanation=form.cleaned_data["explanation"],
            act=act_of(request, Surface.PORTAL),
        )
        return redirect("portal:space:identity")
    page = pages.correction(request, form, opened)
    return render(request, "portal/space/correction.html", {"page": page}, status=422 if form.errors else 200)
