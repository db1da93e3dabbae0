"""Administrators see the computers of centres, invite them, approve them, and end the trust in one that was stolen."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from guichet.commons.sync import operations as sync
from guichet.commons.sync import policies, queries, receiving, speaking
from guichet.commons.sync.refusals import NodeUnseen
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId, Surface
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places import queries as places
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.nodes import forms, pages
from guichet.surfaces.backoffice.trying import refusal_of, status_of


@require_safe
@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NodeUnseen)
def every(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    if not policies.manages(viewer):
        raise NodeUnseen
    centres = [(PlaceId(each.code), each.name) for each in places.centres()]
    mine = [(code, name) for code, name in centres if policies.may_manage(viewer, code)]
    page = pages.every(request, mine, queries.facts_of_nodes(viewer))
    return render(request, "backoffice/nodes/every.html", {"page": page})


@require_safe
@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NodeUnseen)
def show(request: HttpRequest, centre: str) -> HttpResponse:
    return answer(request, managed(request, centre))


@sensitive_variables("code")
@require_POST
@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NodeUnseen)
def invite(request: HttpRequest, centre: str) -> HttpResponse:
    """The code is in the answer to this, and never again."""
    place = managed(request, centre)
    fingerprint = speaking.fingerprint_of(receiving.own_key())
    code = sync.invite(centre=place, act=act_of(request, Surface.BACKOFFICE))
    page = pages.invited(request, place, f"{code}-{fingerprint}")
    return render(request, "backoffice/nodes/invited.html", {"page": page})


@require_POST
@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NodeUnseen)
def approve(request: HttpRequest, centre: str) -> HttpResponse:
    place = managed(request, centre)
    try:
        sync.approve(centre=place, act=act_of(request, Surface.BACKOFFICE))
    except Refused as refusal:
        return answer(request, place, refusal=refusal.message)
    return redirect("backoffice:nodes:show", place)


@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NodeUnseen)
def revoke(request: HttpRequest, centre: str) -> HttpResponse:
    place, form = managed(request, centre), forms.Revoke(request.POST if request.method == "POST" else None)

    def do() -> None:
        sync.revoke(centre=place, reason=form.cleaned_data["reason"], act=act_of(request, Surface.BACKOFFICE))

    refusal = refusal_of(request, form, do)
    if refusal is None:
        return redirect("backoffice:nodes:show", place)
    page = pages.revoking(request, place, form, refusal)
    return render(request, "backoffice/nodes/confirm.html", {"page": page}, status=status_of(form, refusal))


def managed(request: HttpRequest, centre: str) -> PlaceId:
    """A centre that is there, and whose node the viewer manages. Raises NodeUnseen, Http404."""
    place = PlaceId(centre)
    if not policies.may_manage(viewer_of(request), place):
        raise NodeUnseen
    if not places.name_of_centre(place):
        raise Http404
    return place


def answer(request: HttpRequest, place: PlaceId, *, refusal: str = "") -> HttpResponse:
    viewer = viewer_of(request)
    node, records = queries.facts_of_node(viewer, place), queries.quarantined_of(viewer, place)
    page = pages.show(request, place, node, records, refusal=refusal)
    return render(request, "backoffice/nodes/show.html", {"page": page}, status=422 if refusal else 200)
