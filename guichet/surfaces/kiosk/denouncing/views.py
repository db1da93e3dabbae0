"""A bribe denounced at the kiosk, without a name: sealed before it is kept, and nothing of it stays on the screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import codes, sealing
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.kiosk.denouncing import pages
from guichet.surfaces.kiosk.stay.beginning import take_time
from guichet.surfaces.kiosk.stay.refusing import unkept, visiting
from guichet.surfaces.questions import denouncing as asked
from guichet.surfaces.questions import papers

# On a screen that is slow to write on, the one answer that must be given comes first.
FIRST = ("told",)


@require_POST
@unkept
def begin(request: HttpRequest) -> HttpResponse:
    """What the visit is for, it does not say."""
    return take_time(request, on=reverse("kiosk:denouncing:denounce"))


@visiting
def denounce(request: HttpRequest) -> HttpResponse:
    """At a centre that has no key to seal to, only where else to go."""
    if not sealing.is_possible():
        return _elsewhere(request)
    form = asked.Denounce(request.POST or None, catalogue=catalogue.current(), field_order=FIRST)
    if request.method == "POST" and form.is_valid():
        try:
            code = asked.send(request, form, Surface.KIOSK)
        except Refused as refusal:
            form.add_error("told", refusal.message)
        else:
            return render(request, "kiosk/denouncing/given.html", {"page": pages.given(request, code)})
    page = pages.denounce(request, form)
    return render(request, "kiosk/denouncing/denounce.html", {"page": page}, status=422 if form.errors else 200)


@require_POST
@visiting
def print_code(request: HttpRequest) -> HttpResponse:
    """On paper only when asked: a slip that comes by itself is seen by who stands behind."""
    code = codes.read(request.POST.get("code", ""))
    if not code:
        return redirect("kiosk:denouncing:denounce")
    page = pages.given(request, code, papers.said(papers.hand_out(pages.slip(code))))
    return render(request, "kiosk/denouncing/given.html", {"page": page})


def _elsewhere(request: HttpRequest) -> HttpResponse:
    return render(request, "kiosk/stay/refused.html", {"page": pages.elsewhere(request)}, status=404)
