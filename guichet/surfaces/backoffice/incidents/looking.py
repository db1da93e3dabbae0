"""Whoever follows centres sees how they are, what is wrong, and of which rows each figure is made."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.commons.announcements import queries as announcements
from guichet.domains.supervision import policies, queries
from guichet.domains.supervision.policies import SEES
from guichet.domains.supervision.refusals import NoIncident, NotYourCentre
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.incidents import figures, mends, orders, pages
from guichet.surfaces.ui import paging


@require_safe
@staff_only(role=SEES)
def pending(request: HttpRequest) -> HttpResponse:
    found = queries.incidents(viewer_of(request), page=paging.asked(request))
    page = pages.listed(request, found, act_of(request, Surface.BACKOFFICE).at)
    return render(request, "backoffice/incidents/all.html", {"page": page})


@require_safe
@staff_only(role=SEES)
def closed(request: HttpRequest) -> HttpResponse:
    found = queries.incidents(viewer_of(request), closed=True, page=paging.asked(request))
    page = pages.listed(request, found, act_of(request, Surface.BACKOFFICE).at, are_closed=True)
    return render(request, "backoffice/incidents/all.html", {"page": page})


@require_safe
@staff_only(role=SEES)
@unseen(NoIncident)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    facts = queries.incident(viewer_of(request), reference)
    at = act_of(request, Surface.BACKOFFICE).at
    page = pages.show(request, facts, at, mends.beside(viewer_of(request), facts, at))
    return render(request, "backoffice/incidents/show.html", {"page": page})


@require_safe
@staff_only(role=SEES)
def centres(request: HttpRequest) -> HttpResponse:
    page = figures.centres(request, queries.standings(viewer_of(request)))
    return render(request, "backoffice/incidents/table.html", {"page": page})


@require_safe
@staff_only(role=SEES)
@unseen(NotYourCentre)
def centre(request: HttpRequest, centre: str) -> HttpResponse:
    viewer, month = viewer_of(request), figures.Month.asked(request, act_of(request, Surface.BACKOFFICE).at)
    days = queries.days(viewer, centre, month.first, month.last)
    found, at = queries.standing(viewer, centre), act_of(request, Surface.BACKOFFICE).at
    may_act = policies.may_act(viewer, found.centre)
    ordered = orders.table(queries.latest_orders(viewer, centre), at, may_cancel=may_act)
    numbers = queries.numbers(frozenset({centre})).get(centre, ())
    beside = figures.Beside(ordered, numbers, may_act)
    page = figures.centre(request, found, days, month, beside)
    return render(request, "backoffice/incidents/centre.html", {"page": page})


@require_safe
@staff_only(role=SEES)
@unseen(NotYourCentre)
def day(request: HttpRequest, centre: str, year: int, month: int, day: int) -> HttpResponse:
    try:
        on = date(year, month, day)
    except ValueError:
        raise Http404 from None
    viewer = viewer_of(request)
    facts, slots = queries.standing(viewer, centre).centre, queries.slots(viewer, centre, on)
    page = figures.day(request, facts, on, slots, announcements.proof_of_day(facts.code, on))
    return render(request, "backoffice/incidents/day.html", {"page": page})


@require_safe
@staff_only(role=SEES)
def continuity(request: HttpRequest) -> HttpResponse:
    month = figures.Month.asked(request, act_of(request, Surface.BACKOFFICE).at)
    mine = queries.followed(viewer_of(request))
    page = figures.continuity(request, mine, queries.continuity(month.first, month.last), month)
    return render(request, "backoffice/incidents/continuity.html", {"page": page})
