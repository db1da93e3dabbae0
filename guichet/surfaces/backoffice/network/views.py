"""The register of the network, as far as each reader's places go."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.domains.network import policies, queries, shipped
from guichet.domains.network.refusals import NoSite
from guichet.foundation.lib.act import Surface
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.network import alerts as warned
from guichet.surfaces.backoffice.network import coverage as covered
from guichet.surfaces.backoffice.network import every as listed
from guichet.surfaces.backoffice.network import show as sheet


@require_safe
@staff_only(role=policies.READING)
def every(request: HttpRequest) -> HttpResponse:
    viewer, on = viewer_of(request), today(request)
    asked, found = listed.Asked.from_address(request.GET), queries.sites(viewer, on)
    page = listed.page(request, asked, found, queries.most_regular(on), national=policies.is_national(viewer))
    return render(request, "backoffice/network/every.html", {"page": page})


@require_safe
@staff_only(role=policies.READING)
def coverage(request: HttpRequest) -> HttpResponse:
    page = covered.page(request, queries.coverage(today(request)), shipped.press())
    return render(request, "backoffice/network/coverage.html", {"page": page})


@require_safe
@staff_only(role=policies.READING)
def alerts(request: HttpRequest) -> HttpResponse:
    viewer, on = viewer_of(request), today(request)
    page = warned.page(request, queries.expiries(viewer, on), queries.shortages(viewer, on))
    return render(request, "backoffice/network/alerts.html", {"page": page})


@require_safe
@staff_only(role=policies.READING)
@unseen(NoSite)
def show(request: HttpRequest, site: str) -> HttpResponse:
    page = sheet.page(request, viewer_of(request), site, today(request))
    return render(request, "backoffice/network/show.html", {"page": page})


def today(request: HttpRequest) -> date:
    return act_of(request, Surface.BACKOFFICE).at.astimezone(BENIN).date()
