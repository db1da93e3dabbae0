"""Whoever is over a centre orders its machines something, and reads what became of it."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision import policies, queries
from guichet.domains.supervision.drafts import NewOrder
from guichet.domains.supervision.policies import ACTS, SEES
from guichet.domains.supervision.refusals import NoOrder, NotYourCentre, OrderOver
from guichet.domains.supervision.vocabulary import OrderKind
from guichet.foundation.lib.act import Surface
from guichet.foundation.places.facts import CentreFacts
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.incidents import asking, forms, orders
from guichet.surfaces.ui import paging


@require_safe
@staff_only(role=SEES)
@unseen(NotYourCentre)
def every(request: HttpRequest, centre: str) -> HttpResponse:
    return _listed(request, queries.standing(viewer_of(request), centre).centre)


def _listed(request: HttpRequest, facts: CentreFacts, refusal: str = "") -> HttpResponse:
    viewer, at = viewer_of(request), act_of(request, Surface.BACKOFFICE).at
    found = queries.orders(viewer, facts.code, page=paging.asked(request))
    page = orders.listed(request, facts, found, at, may_act=policies.may_act(viewer, facts))
    shown = {"page": replace(page, refusal=refusal)}
    return render(request, "backoffice/incidents/orders.html", shown, status=409 if refusal else 200)


@staff_only(role=ACTS)
@unseen(NotYourCentre)
def order(request: HttpRequest, centre: str, kind: str) -> HttpResponse:
    if kind not in OrderKind.values:
        raise Http404
    wanted, act = OrderKind(kind), act_of(request, Surface.BACKOFFICE)
    facts = queries.orderable(viewer_of(request), centre)
    form = _form(request, facts, wanted, act.at)

    def send() -> None:
        supervision.order(new=_new(form, facts, wanted, act.at), staff=viewer_of(request), act=act)

    done = redirect("backoffice:incidents:orders", facts.code)
    return asking.tried(request, form, send, done, lambda refusal: orders.asking(request, facts, wanted, form, refusal))


@staff_only(role=ACTS)
@unseen(NotYourCentre)
@unseen(NoOrder)
def cancel(request: HttpRequest, centre: str, reference: str) -> HttpResponse:
    """Asked once more, since the centre may be about to obey."""
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    facts = queries.orderable(viewer, centre)
    try:
        if request.method == "POST":
            supervision.cancel_order(reference=reference, centre=facts.code, staff=viewer, act=act)
            return redirect("backoffice:incidents:orders", facts.code)
        page = orders.cancelling(request, facts, queries.waiting_order(viewer, centre, reference, act.at))
    except OrderOver as over:
        return _listed(request, facts, over.message)
    return asking.asked(request, page)


def _form(request: HttpRequest, centre: CentreFacts, kind: OrderKind, at: datetime) -> forms.Order:
    data = request.POST if request.method == "POST" else None
    if kind is not OrderKind.PIN:
        return forms.Order(data)
    return forms.Pin(queries.pinnable(centre, at), data)


def _new(form: forms.Order, centre: CentreFacts, kind: OrderKind, at: datetime) -> NewOrder:
    said = form.cleaned_data
    shown_for = said.get("shown_for")
    return NewOrder(
        centre=centre.code,
        kind=kind,
        motive=said["motive"],
        lasts=timedelta(hours=int(said["lasts"])),
        item=said.get("item", ""),
        until=at + timedelta(hours=int(shown_for)) if shown_for else None,
    )
