"""Whoever is over a centre says who sees to an incident, before when, by which visit and with which parts."""

from collections.abc import Callable
from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from guichet.domains.network.vocabulary import Supply
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision import queries
from guichet.domains.supervision.drafts import NewPart
from guichet.domains.supervision.policies import ACTS
from guichet.domains.supervision.refusals import NoIncident
from guichet.foundation.lib.act import Act, Surface
from guichet.foundation.places.calendar import BENIN, ONE_DAY
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.incidents import asking, forms, mends
from guichet.surfaces.backoffice.incidents.acting import in_charge
from guichet.surfaces.backoffice.incidents.pages import AskPage
from guichet.surfaces.ui.forms import Form


@staff_only(role=ACTS)
@unseen(NoIncident)
def assign(request: HttpRequest, reference: str) -> HttpResponse:
    facts, act = in_charge(request, reference), _act(request)
    form = forms.Assign(queries.over(facts.centre, act.at), _sent(request))

    def keep() -> None:
        supervision.assign_incident(reference=reference, owner=form.cleaned_data["owner"], act=act)

    return _tried(request, reference, form, keep, (_("Confier l’incident"), _("Confier")))


@staff_only(role=ACTS)
@unseen(NoIncident)
def target(request: HttpRequest, reference: str) -> HttpResponse:
    in_charge(request, reference)
    form = forms.Target(_sent(request))

    def keep() -> None:
        said = form.cleaned_data
        ends = datetime.combine(said["last_on"] + ONE_DAY, time(0), BENIN)
        supervision.set_target(reference=reference, due_at=ends, why=said["why"], act=_act(request))

    return _tried(request, reference, form, keep, (_("Changer l’échéance"), _("Changer l’échéance")))


@staff_only(role=ACTS)
@unseen(NoIncident)
def visit(request: HttpRequest, reference: str) -> HttpResponse:
    in_charge(request, reference)
    act = _act(request)
    known = queries.mending(viewer_of(request), reference, act.at)
    form = forms.Visit(mends.visits_to_choose(known), _sent(request))

    def keep() -> None:
        supervision.link_visit(reference=reference, visit=form.cleaned_data["visit"], act=act)

    return _tried(request, reference, form, keep, (_("Lier une visite de maintenance"), _("Lier la visite")))


@staff_only(role=ACTS)
@unseen(NoIncident)
def part(request: HttpRequest, reference: str) -> HttpResponse:
    in_charge(request, reference)
    act = _act(request)
    form = forms.Part(queries.mending(viewer_of(request), reference, act.at).stock, _sent(request))

    def keep() -> None:
        said = form.cleaned_data
        supply = Supply(said["supply"]) if said["supply"] else None
        new = NewPart(said["name"], said["quantity"], supply, said["once"])
        supervision.use_part(reference=reference, new=new, act=act)

    return _tried(request, reference, form, keep, (_("Noter une pièce utilisée"), _("Noter la pièce")))


def _act(request: HttpRequest) -> Act:
    return act_of(request, Surface.BACKOFFICE)


def _sent(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" else None


def _tried(
    request: HttpRequest, reference: str, form: Form, keep: Callable[[], None], words: tuple[str, str]
) -> HttpResponse:
    """Back to the incident once it is kept; the form again, with what refuses it, while it is not."""
    done = redirect("backoffice:incidents:show", reference)

    def page_of(refusal: str) -> AskPage:
        return mends.asking(request, queries.incident(viewer_of(request), reference), words, form, refusal)

    return asking.tried(request, form, keep, done, page_of)
