"""Asking a step's register, and its answer as soon as it is there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from guichet.domains.casework import desk, searching
from guichet.domains.casework.refusals import NothingToSearch, NotInHand, SearchUnderWay
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.register import pages


@require_POST
@staff_only()
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    """Back to the case, which says where the search is: also when a first click had asked already."""
    try:
        searching.ask(reference, viewer_of(request), act_of(request, Surface.BACKOFFICE))
    except (NotInHand, NothingToSearch):
        raise Http404 from None
    except SearchUnderWay:
        pass
    return _to_the_case(reference)


@require_GET
@staff_only()
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    """For the page that waits: nothing while no answer is there, then this part of the case and no other.

    What the officer is typing elsewhere on the page stays.
    """
    try:
        if searching.is_under_way(viewer_of(request), reference):
            return HttpResponse(status=204)
        if "HX-Request" not in request.headers:
            return _to_the_case(reference)
        opened = desk.read(reference, viewer_of(request), act_of(request, Surface.BACKOFFICE))
    except NotInHand:
        raise Http404 from None
    panel = pages.panel(opened)
    return render(request, "backoffice/register/_panel.html", {"panel": panel})


def _to_the_case(reference: str) -> HttpResponse:
    address = reverse("backoffice:case:read", args=[reference])
    return HttpResponse(status=302, headers={"Location": f"{address}#registre"})
