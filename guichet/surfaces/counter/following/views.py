"""Follow a request by its reference, from what the national node last said: with its age, the link up or down."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from guichet.domains.reception import operations as reception
from guichet.domains.reception import queries
from guichet.domains.reception.queries import Status
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.counter.acting import act_of, sent
from guichet.surfaces.counter.following import forms, pages
from guichet.surfaces.counter.mandates import choosing


@focal_only
def follow(request: HttpRequest) -> HttpResponse:
    """By POST: a reference stays out of addresses and of the history of a shared machine."""
    form, act = forms.Follow(sent(request)[0], whom=choosing.for_whom(request)), act_of(request)
    asked, status = "", None
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data["reference"]
        try:
            status = _status(asked, choosing.mandate_in(form), act)
        except Refused as refusal:
            form.add_error("whom", refusal.message)
            asked = ""
    page = pages.follow(request, form, asked, status, act.at)
    return render(request, "counter/following/follow.html", {"page": page}, status=422 if form.errors else 200)


def _status(reference: str, mandate: str, act: Act) -> Status | None:
    """Whoever shows the reference of their receipt may know; for somebody who is not there, a mandate says so."""
    if mandate:
        return reception.follow_for(reference=reference, mandate=mandate, act=act)
    return queries.status(reference)


@require_POST
@focal_only
def told(request: HttpRequest, reference: str) -> HttpResponse:
    """The person was told where their request is: the line leaves the day."""
    reception.note_told(reference=reference, act=act_of(request))
    return redirect("counter:home")
