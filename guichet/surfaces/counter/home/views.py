"""« Ma journée »: all that waits for a focal point, on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.commons.documents import queries as documents
from guichet.commons.intake import queries as drafts
from guichet.commons.sync import queries as sync
from guichet.domains.circulars import queries as circulars
from guichet.domains.reception import queries
from guichet.foundation.identity import queries as identity
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.counter.acting import act_of
from guichet.surfaces.counter.filling import device
from guichet.surfaces.counter.framing import here
from guichet.surfaces.counter.home import pages
from guichet.surfaces.counter.home.next_thing import Now


@focal_only
def home(request: HttpRequest) -> HttpResponse:
    at, viewer, in_hand = act_of(request).at, viewer_of(request), device.held(request)
    now = Now(
        day=queries.today(here(), at=at),
        in_hand=in_hand.reference if in_hand else "",
        tickets=queries.tickets(here(), at=at),
        to_tell=queries.to_tell(),
        documents=documents.to_hand_over(),
        left=drafts.left_here(at=at),
    )
    held = identity.mandates_at(here(), viewer=viewer, at=at)
    known = pages.Known(
        name=viewer.name,
        now=now,
        counts=queries.counts(here(), at=at),
        kept=drafts.kept_under([each.reference for each in held], at=at),
        standing=sync.standing(),
        unread=circulars.unread(viewer, at),
        duties=circulars.open_duties(viewer),
        at=at,
    )
    return render(request, "counter/home/home.html", {"page": pages.home(request, known)})
