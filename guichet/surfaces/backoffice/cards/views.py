"""Focal points make their own card; whoever supervises a centre unlocks cards and takes them away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import policies, queries
from guichet.foundation.identity.operations import CardNotIssued
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId, Surface
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.cards import forms, pages

MANAGING = (RoleKind.SUPERVISOR, RoleKind.ADMINISTRATOR)


@sensitive_post_parameters("pin", "again")
@staff_only(role=RoleKind.FOCAL_POINT)
def mine(request: HttpRequest) -> HttpResponse:
    """A new card takes the place of the one before; it is shown in the answer to this, and never again."""
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    place = next(role.place for role in viewer.roles if role.kind is RoleKind.FOCAL_POINT and role.place)
    form = forms.NewCard(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = identity.issue_card(staff=viewer.reference, place=place, pin=form.cleaned_data["pin"], act=act)
        except CardNotIssued as refusal:
            form.add_error("pin", refusal.message)
        else:
            page = pages.issued(request, made, viewer.name)
            return render(request, "backoffice/cards/issued.html", {"page": page})
    held = queries.cards_of(viewer.reference, at=act.at)
    page_of_mine = pages.mine(request, place, held, form)
    return render(request, "backoffice/cards/mine.html", {"page": page_of_mine}, status=422 if form.errors else 200)


@staff_only(role=MANAGING)
def at_centre(request: HttpRequest, place: str) -> HttpResponse:
    """Raises 404 for a centre that is not theirs, like none at all."""
    if not policies.may_manage_cards(viewer_of(request), PlaceId(place)):
        raise Http404
    held = queries.cards_at(PlaceId(place), at=act_of(request, Surface.BACKOFFICE).at)
    page = pages.at_centre(request, PlaceId(place), held)
    return render(request, "backoffice/cards/at_centre.html", {"page": page})


@require_POST
@staff_only(role=MANAGING)
def unlock(request: HttpRequest, card: str) -> HttpResponse:
    place = _managed(request, card)
    identity.unlock_card(card=card, act=act_of(request, Surface.BACKOFFICE))
    return redirect("backoffice:cards:at-centre", place)


@require_POST
@staff_only(role=(*MANAGING, RoleKind.FOCAL_POINT))
def revoke(request: HttpRequest, card: str) -> HttpResponse:
    """One's own that is lost, or another's for whoever manages the centre."""
    viewer = viewer_of(request)
    held = queries.cards_of(viewer.reference, at=act_of(request, Surface.BACKOFFICE).at)
    is_own = card in {each.reference for each in held}
    place = "" if is_own else _managed(request, card)
    identity.revoke_card(card=card, act=act_of(request, Surface.BACKOFFICE))
    return redirect("backoffice:cards:mine") if is_own else redirect("backoffice:cards:at-centre", place)


def _managed(request: HttpRequest, card: str) -> str:
    """The centre of a card that the viewer manages; 404 for another's, like none at all."""
    place = queries.place_of_card(card)
    if place is None or not policies.may_manage_cards(viewer_of(request), place):
        raise Http404
    return place
