"""« Ma journée »: all that waits for a focal point, on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.commons.documents import queries as documents
from guichet.commons.sync import queries as sync
from guichet.domains.reception import queries
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.counter.acting import act_of
from guichet.surfaces.counter.framing import here
from guichet.surfaces.counter.home import pages


@focal_only
def home(request: HttpRequest) -> HttpResponse:
    at = act_of(request).at
    known = pages.Known(
        name=viewer_of(request).name,
        day=queries.today(here(), at=at),
        tickets=queries.tickets(here(), at=at),
        counts=queries.counts(here(), at=at),
        documents=documents.to_hand_over(),
        to_tell=queries.to_tell(),
        standing=sync.standing(),
        at=at,
    )
    return render(request, "counter/home/home.html", {"page": pages.home(request, known)})
