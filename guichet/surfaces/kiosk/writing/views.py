"""A message to the desk of relations with users, written at the kiosk alone: sealed at once, answered to a code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import codes, entering, sealing
from guichet.domains.relations.refusals import MatriculeNeeded
from guichet.domains.relations.vocabulary import Channel
from guichet.foundation.demonstration import clock
from guichet.foundation.identity.viewer import NOBODY
from guichet.foundation.lib.act import Act, Actor, ActorKind, Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.visits import act_at_centre, network_of
from guichet.surfaces.kiosk.stay.beginning import take_time
from guichet.surfaces.kiosk.stay.refusing import unkept, visiting
from guichet.surfaces.kiosk.writing import forms, pages
from guichet.surfaces.questions import concerning as asked
from guichet.surfaces.questions import papers


@require_POST
@unkept
def begin(request: HttpRequest) -> HttpResponse:
    """What the visit is for, it does not say."""
    return take_time(request, on=reverse("kiosk:writing:write"))


@visiting
def write(request: HttpRequest) -> HttpResponse:
    """At a centre that has no key to seal to, only where else to go."""
    if not sealing.is_possible():
        return render(request, "kiosk/stay/refused.html", {"page": pages.elsewhere(request)}, status=404)
    form = forms.Message(request.POST or None, catalogue=catalogue.current())
    if request.method == "POST" and form.is_valid():
        try:
            said = asked.said_in(form, Channel.KIOSK)
            asked.WRITTEN.count(network_of(request), clock.now())
            code = entering.write(said, form.cleaned_data["once"], _nobody(request), about_centre=False)
        except MatriculeNeeded as refusal:
            form.add_error("matricule", refusal.message)
        except Refused as refusal:
            form.add_error("text", refusal.message)
        else:
            return render(request, "kiosk/writing/given.html", {"page": pages.given(request, code)})
    page = pages.write(request, form)
    return render(request, "kiosk/writing/write.html", {"page": page}, status=422 if form.errors else 200)


@require_POST
@visiting
def print_code(request: HttpRequest) -> HttpResponse:
    """On paper only when asked: a slip that comes by itself is seen by who stands behind."""
    code = codes.read(request.POST.get("code", ""))
    if not code:
        return redirect("kiosk:writing:write")
    page = pages.given(request, code, papers.said(papers.hand_out(pages.slip(code))))
    return render(request, "kiosk/writing/given.html", {"page": page})


def _nobody(request: HttpRequest) -> Act:
    """Whoever stands there: no session of the device is theirs."""
    act = act_at_centre(request, Surface.KIOSK)
    return Act(actor=Actor(ActorKind.ANONYMOUS, NOBODY), at=act.at, place=act.place, surface=act.surface)
