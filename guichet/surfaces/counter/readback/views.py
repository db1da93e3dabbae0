"""The request read back in pictures on the kiosk while the focal point types: its person ends it by a hand.

The code is the proof: whoever has it sees what the person sees, for a quarter of an hour.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guichet.commons.intake import queries as intake
from guichet.domains.reception import operations as reception
from guichet.domains.reception import queries
from guichet.domains.reception.refusals import NoReadback
from guichet.domains.reception.vocabulary import Hand
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.access.visits import act_at_centre
from guichet.surfaces.counter.acting import act_of, refused, sent
from guichet.surfaces.counter.readback import forms, pages


@require_POST
@focal_only
def begin(request: HttpRequest) -> HttpResponse:
    draft, mandate = request.POST.get("draft", ""), request.POST.get("mandate", "")
    facts = intake.assisted(draft, mandate=mandate, at=act_of(request).at)
    if facts is None:
        return refused(request, NoReadback())
    try:
        code = reception.begin_readback(draft=draft, mandate=mandate, service=facts.service, act=act_of(request))
    except Refused as refusal:
        return refused(request, refusal)
    return redirect("counter:readback:beside", code)


@never_cache
@focal_only
def beside(request: HttpRequest, code: str) -> HttpResponse:
    """For the focal point: the code to type on the kiosk, and the hand as soon as it is raised."""
    found = queries.readback(code, at=act_of(request).at)
    if found is None:
        return refused(request, NoReadback())
    return render(request, "counter/readback/beside.html", {"page": pages.beside(request, code, found.hand)})


@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    """On the kiosk: the code that the focal point reads out."""
    form = forms.Code(sent(request)[0])
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"].strip().replace(" ", "-")
        if queries.readback(code, at=act_of(request).at):
            return redirect("counter:readback:show", code)
        form.add_error("code", NoReadback().message)
    page = pages.enter(request, form)
    return render(request, "counter/readback/enter.html", {"page": page}, status=422 if form.errors else 200)


@never_cache
def show(request: HttpRequest, code: str) -> HttpResponse:
    """What is written so far, kept fresh; then two hands."""
    act = act_at_centre(request, Surface.KIOSK)
    found = queries.readback(code, at=act.at)
    draft = intake.assisted(found.draft, mandate=found.mandate, at=act.at) if found else None
    if found is None or draft is None or found.hand is not None:
        page = pages.over(request, found.hand if found else None)
        return render(request, "counter/readback/over.html", {"page": page}, status=200 if found else 404)
    if request.POST.get("hand") in Hand.values:
        reception.raise_hand(code=code, hand=Hand(request.POST["hand"]), act=act)
        return redirect(reverse("counter:readback:show", args=[code]))
    return render(request, "counter/readback/show.html", {"page": pages.show(request, code, draft)})
