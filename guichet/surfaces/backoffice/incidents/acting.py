"""Whoever is over a centre opens an incident, takes it in hand, weighs it, and closes it with what was done."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision import queries
from guichet.domains.supervision.policies import ACTS, SEES
from guichet.domains.supervision.queries import IncidentFacts
from guichet.domains.supervision.refusals import NoIncident, NotYourCentre
from guichet.domains.supervision.vocabulary import Origin, Severity
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.incidents import asking, forms, mends, pages
from guichet.surfaces.ui.forms import Form


@staff_only(role=SEES)
@unseen(NotYourCentre)
def start(request: HttpRequest, centre: str) -> HttpResponse:
    """Also for who works there: what they see is told before the node tells it."""
    facts = queries.standing(viewer_of(request), centre).centre
    form = forms.Start(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told, severity = form.cleaned_data, Severity(int(form.cleaned_data["severity"]))
        row = supervision.open_incident(
            centre=facts.code,
            origin=Origin.HAND,
            about=told["about"],
            severity=severity,
            told=told["told"],
            act=act_of(request, Surface.BACKOFFICE),
        )
        return redirect("backoffice:incidents:show", row.reference)
    return asking.asked(request, pages.starting(request, facts, form))


@require_POST
@staff_only(role=ACTS)
@unseen(NoIncident)
def take(request: HttpRequest, reference: str) -> HttpResponse:
    facts = in_charge(request, reference)
    try:
        supervision.take_incident(reference=facts.reference, act=act_of(request, Surface.BACKOFFICE))
    except Refused as refusal:
        at = act_of(request, Surface.BACKOFFICE).at
        page = pages.show(request, facts, at, mends.beside(viewer_of(request), facts, at), refusal=refusal.message)
        return render(request, "backoffice/incidents/show.html", {"page": page}, status=422)
    return redirect("backoffice:incidents:show", reference)


@staff_only(role=ACTS)
@unseen(NoIncident)
def weigh(request: HttpRequest, reference: str) -> HttpResponse:
    facts = in_charge(request, reference)
    form = forms.Weigh(request.POST if request.method == "POST" else None, initial={"severity": str(facts.severity)})

    def keep() -> None:
        severity = Severity(int(form.cleaned_data["severity"]))
        act = act_of(request, Surface.BACKOFFICE)
        supervision.reweigh_incident(reference=reference, severity=severity, act=act)

    return _tried(request, facts, form, keep)


@staff_only(role=ACTS)
@unseen(NoIncident)
def close(request: HttpRequest, reference: str) -> HttpResponse:
    facts = in_charge(request, reference)
    form = forms.Close(request.POST if request.method == "POST" else None)

    def keep() -> None:
        act = act_of(request, Surface.BACKOFFICE)
        supervision.close_incident(reference=reference, done=form.cleaned_data["done"], act=act)

    return _tried(request, facts, form, keep)


def in_charge(request: HttpRequest, reference: str) -> IncidentFacts:
    """Raises NoIncident: what is not to be treated by the viewer is not found."""
    facts = queries.incident(viewer_of(request), reference)
    if not facts.may_act:
        raise NoIncident
    return facts


def _tried(request: HttpRequest, facts: IncidentFacts, form: Form, keep: Callable[[], None]) -> HttpResponse:
    done = redirect("backoffice:incidents:show", facts.reference)
    return asking.tried(request, form, keep, done, lambda refusal: pages.asking(request, facts, form, refusal))
