"""Whoever follows centres reads whom to call; whoever is over them notes that they did, and by which numbers."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from guichet.domains.circulars import vocabulary as circulars
from guichet.domains.reporting import policies as reporting
from guichet.domains.supervision import calling, policies, queries
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.calling import About
from guichet.domains.supervision.policies import ACTS, SEES
from guichet.domains.supervision.refusals import NotYourCentre
from guichet.domains.supervision.vocabulary import Office
from guichet.foundation.identity import policies as identity
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.incidents import calls as pages
from guichet.surfaces.backoffice.incidents import forms
from guichet.surfaces.backoffice.incidents.asking import tried
from guichet.surfaces.backoffice.incidents.calls import Known

# What has a page that not everybody opens who is told to call.
OPENING = {About.REPORT: reporting.OPENING, About.INSTRUCTION: circulars.OPENING}


@require_safe
@staff_only(role=SEES)
def calls(request: HttpRequest) -> HttpResponse:
    at = act_of(request, Surface.BACKOFFICE).at
    page = pages.calls(request, known(viewer_of(request), at), at)
    return render(request, "backoffice/incidents/calls.html", {"page": page})


def known(viewer: Viewer, at: datetime) -> Known:
    """All that the page, its file and its sheet are made of."""
    mine = queries.followed(viewer)
    codes = frozenset(each.code for each in mine)
    acts = frozenset(each.code for each in mine if policies.may_act(viewer, each))
    reads = frozenset(each.code for each in mine if policies.is_colleague(viewer, each))
    found = calling.calls(codes, at)
    closed = frozenset(about for about, roles in OPENING.items() if not identity.holds(viewer, *roles))
    return Known(mine, found, queries.numbers(codes), queries.called(codes, at), acts, reads, closed)


@staff_only(role=ACTS)
@unseen(NotYourCentre)
def called(request: HttpRequest, centre: str) -> HttpResponse:
    facts, act = queries.orderable(viewer_of(request), centre), act_of(request, Surface.BACKOFFICE)
    before = queries.called(frozenset({facts.code}), act.at).get(facts.code)
    data = request.POST if request.method == "POST" else None
    form = forms.Note(data, initial={"note": before.note if before else ""})

    def keep() -> None:
        note = form.cleaned_data["note"]
        supervision.mark_called(centre=facts.code, note=note, staff=viewer_of(request), act=act)

    done = redirect("backoffice:incidents:calls")
    return tried(request, form, keep, done, lambda refusal: pages.noting(request, facts, form, refusal))


@staff_only(role=ACTS)
@unseen(NotYourCentre)
def numbers(request: HttpRequest, centre: str) -> HttpResponse:
    facts = queries.orderable(viewer_of(request), centre)
    known = {each.office.value: each.spoken for each in queries.numbers(frozenset({facts.code})).get(facts.code, ())}
    form = forms.Numbers(request.POST if request.method == "POST" else None, initial=known)

    def keep() -> None:
        phones = {office: form.cleaned_data[office.value] for office in Office}
        act = act_of(request, Surface.BACKOFFICE)
        supervision.note_numbers(centre=facts.code, phones=phones, staff=viewer_of(request), act=act)

    done = redirect("backoffice:incidents:centre", facts.code)
    return tried(request, form, keep, done, lambda refusal: pages.numbering(request, facts, form, refusal))
