"""The waiting room: two taps welcome a visitor, one calls the next."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from guichet.domains.reception import operations as reception
from guichet.domains.reception import queries
from guichet.domains.reception.models import Ticket
from guichet.domains.reception.refusals import NotHere
from guichet.domains.reception.vocabulary import Outcome, Purpose, Sex
from guichet.foundation.lib.act import Act
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.counter.acting import act_of, acted, refused
from guichet.surfaces.counter.framing import here
from guichet.surfaces.counter.hall import pages

GESTURES: Mapping[str, Callable[..., Ticket]] = {
    "appeler": reception.call,
    "recevoir": reception.receive,
    "absent": reception.mark_absent,
    "remettre": reception.reinsert,
}


@focal_only
def welcome(request: HttpRequest) -> HttpResponse:
    """The first tap said who; the second says why."""
    sex = request.GET.get("sexe", Sex.UNSAID)
    if sex not in Sex.values:
        raise Http404
    purpose = request.POST.get("purpose")
    if purpose not in Purpose.values:
        return render(request, "counter/hall/welcome.html", {"page": pages.welcome(request, Sex(sex))})

    def do(act: Act) -> str:
        return _page_of(reception.welcome(sex=Sex(sex), purpose=Purpose(purpose), act=act))

    return acted(request, do)


@require_POST
@focal_only
def call_next(request: HttpRequest) -> HttpResponse:
    return acted(request, lambda act: _page_of(reception.call_next(act=act)))


@focal_only
def ticket(request: HttpRequest, ticket: str) -> HttpResponse:
    facts = queries.ticket(here(), ticket, at=act_of(request).at)
    if facts is None:
        return refused(request, NotHere())
    return render(request, "counter/hall/ticket.html", {"page": pages.ticket(request, facts)})


@require_POST
@focal_only
def act_on_ticket(request: HttpRequest, ticket: str, gesture: str) -> HttpResponse:
    change = GESTURES.get(gesture)
    if change is None:
        raise Http404
    return acted(request, lambda act: _page_of(change(ticket=ticket, act=act)))


@require_POST
@focal_only
def close(request: HttpRequest, visit: str) -> HttpResponse:
    outcome = request.POST.get("outcome")
    if outcome not in Outcome.values:
        return redirect("counter:home")

    def do(act: Act) -> str:
        reception.close_visit(visit=visit, outcome=Outcome(outcome), act=act)
        return reverse("counter:home")

    return acted(request, do)


def _page_of(ticket: Ticket) -> str:
    return reverse("counter:hall:ticket", args=[ticket.reference])
