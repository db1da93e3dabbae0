"""Circulars at a centre, from what this node was told: with the link down too."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from guichet.commons.sync import blobs
from guichet.commons.sync import queries as sync
from guichet.domains.circulars import operations as circulars
from guichet.domains.circulars import papers, queries
from guichet.domains.circulars.refusals import NoCircular
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import focal_only, unseen
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.counter.acting import act_of
from guichet.surfaces.counter.circulars import pages
from guichet.surfaces.ui import paging


@require_safe
@focal_only
def every(request: HttpRequest) -> HttpResponse:
    found = queries.circulars(viewer_of(request), act_of(request).at, page=paging.asked(request))
    return render(request, "counter/circulars/every.html", {"page": pages.every(request, found, sync.standing())})


@require_safe
@focal_only
@unseen(NoCircular)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    return _shown(request, reference)


@require_POST
@focal_only
@unseen(NoCircular)
def acknowledge(request: HttpRequest, reference: str) -> HttpResponse:
    try:
        circulars.acknowledge_at_counter(reference=reference, staff=viewer_of(request), act=act_of(request))
    except NoCircular:
        raise
    except Refused as refusal:
        return _shown(request, reference, refusal.message)
    return redirect("counter:circulars:show", reference)


@require_safe
@focal_only
@unseen(NoCircular)
def paper(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    found = queries.paper(viewer_of(request), reference, position, act_of(request).at)
    if not blobs.is_here(found.digest):
        raise Http404
    headers = {"Content-Disposition": "attachment"}
    return HttpResponse(blobs.read(found.digest), content_type=papers.CONTENT_TYPES[found.kind], headers=headers)


def _shown(request: HttpRequest, reference: str, refusal: str = "") -> HttpResponse:
    facts = queries.circular(viewer_of(request), reference, act_of(request).at)
    page = pages.show(request, facts, sync.standing(), refusal)
    return render(request, "counter/circulars/show.html", {"page": page}, status=409 if refusal else 200)
