"""Members of staff say their own number and those of people close to them: nobody else sees or changes these."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.operations import TieRefused
from guichet.foundation.identity.vocabulary import TieKind
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.ties import forms, pages


@sensitive_post_parameters("npi")
@staff_only()
def ties(request: HttpRequest) -> HttpResponse:
    form = forms.Declare(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given, act = form.cleaned_data, act_of(request, Surface.BACKOFFICE)
        try:
            identity.declare_tie(
                staff=viewer_of(request).reference, npi=given["npi"], kind=TieKind(given["kind"]), act=act
            )
        except TieRefused as refusal:
            form.add_error("npi", refusal.message)
        else:
            return redirect("backoffice:ties:all")
    return _page(request, form)


@require_POST
@staff_only()
def withdraw(request: HttpRequest, tie: str) -> HttpResponse:
    try:
        identity.withdraw_tie(staff=viewer_of(request).reference, tie=tie, act=act_of(request, Surface.BACKOFFICE))
    except TieRefused as refusal:
        return _page(request, forms.Declare(), refusal.message)
    return redirect("backoffice:ties:all")


def _page(request: HttpRequest, form: forms.Declare, refusal: str = "") -> HttpResponse:
    page = pages.ties(request, viewer_of(request), form, refusal)
    status = 422 if refusal or form.errors else 200
    return render(request, "backoffice/ties/ties.html", {"page": page}, status=status)
