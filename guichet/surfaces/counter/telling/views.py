"""What people tell a centre. The faces at the exit are pressed by visitors, and nobody signs in there."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from guichet.domains.reception import operations as reception
from guichet.domains.reception import speaking
from guichet.domains.reception.speaking import Heard
from guichet.domains.reception.vocabulary import About, Dissatisfaction, IncidentKind
from guichet.foundation.lib.act import Act, Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.access.visits import act_at_centre, viewer_of
from guichet.surfaces.counter.acting import act_of, acted, sent
from guichet.surfaces.counter.telling import forms, pages


# What was just recorded is heard again from the memory of the page, which is an address of its own kind.
@csp_update({"media-src": [SELF, "blob:"]})
@focal_only
def complaint(request: HttpRequest) -> HttpResponse:
    form = forms.Complaint(*sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            taken = speaking.take(Heard(about=About.ELSEWHERE, **form.cleaned_data), act_of(request))
        except Refused as refusal:
            form.add_error("told", refusal.message)
        else:
            return render(request, "counter/telling/taken.html", {"page": pages.taken(request, taken)})
    page = pages.complaint(request, form)
    return render(request, "counter/telling/complaint.html", {"page": page}, status=422 if form.errors else 200)


@focal_only
def incident(request: HttpRequest) -> HttpResponse:
    form = forms.Incident(sent(request)[0])
    if request.method != "POST" or not form.is_valid():
        page = pages.incident(request, form)
        return render(request, "counter/telling/incident.html", {"page": page}, status=422 if form.errors else 200)
    given = form.cleaned_data

    def do(act: Act) -> str:
        reception.report_incident(kind=IncidentKind(given["kind"]), told=given["told"], act=act)
        return reverse("counter:home")

    return acted(request, do)


@focal_only
def satisfaction(request: HttpRequest) -> HttpResponse:
    form = forms.Satisfaction(sent(request)[0])
    if request.method != "POST" or not form.is_valid():
        page = pages.satisfaction(request, form)
        return render(request, "counter/telling/satisfaction.html", {"page": page}, status=422 if form.errors else 200)

    def do(act: Act) -> str:
        reason = form.cleaned_data["reason"]
        given = Dissatisfaction(reason) if reason else None
        reception.say_satisfaction(satisfied=form.cleaned_data["satisfied"], reason=given, act=act)
        return reverse("counter:home")

    return acted(request, do)


@never_cache
def leaving(request: HttpRequest) -> HttpResponse:
    """Two faces on a screen by the door. A focal point signed in on that very screen is not a visitor."""
    pressed = request.POST.get("face")
    if viewer_of(request).is_staff or pressed not in {"yes", "no"}:
        thanks = "merci" in request.GET
        return render(request, "counter/telling/exit.html", {"page": pages.leaving(request, thanks=thanks)})
    reception.say_satisfaction(satisfied=pressed == "yes", act=act_at_centre(request, Surface.KIOSK))
    return redirect(reverse("counter:exit") + "?merci")
