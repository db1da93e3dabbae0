"""The link of this centre: how it goes, and a test of it when somebody asks."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from guichet.commons.sync import queries
from guichet.commons.sync.carrier import trial
from guichet.commons.sync.carrier.trial import Outcome
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.counter.acting import act_of
from guichet.surfaces.counter.link import pages


@focal_only
def link(request: HttpRequest) -> HttpResponse:
    """By POST, the test runs while the person waits: some seconds for each step at most."""
    outcomes = _tried() if request.method == "POST" else ()
    page = pages.link(request, queries.standing(), outcomes, act_of(request).at)
    return render(request, "counter/link/link.html", {"page": page})


def _tried() -> tuple[Outcome, ...]:
    """By the real clock of this node: a demonstration may have moved its own."""
    known = queries.link()
    return trial.tried(settings.HUB_URL, hub_key=known.hub_key if known else "", now=timezone.now)
