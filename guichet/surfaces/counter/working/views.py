"""What works here, as this node knows it: also without network."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.domains.supervision import queries
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.counter.acting import act_of
from guichet.surfaces.counter.working import pages


@require_safe
@focal_only
def here(request: HttpRequest) -> HttpResponse:
    page = pages.here(request, queries.here(act_of(request).at), queries.orders_here())
    return render(request, "counter/working/here.html", {"page": page})
