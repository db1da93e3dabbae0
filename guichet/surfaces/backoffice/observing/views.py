"""A mayor, a prefect or a member of a committee reads how the centres of their place are; nobody is named."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.domains.circulars import queries as circulars
from guichet.domains.reception import monthly
from guichet.domains.reporting import queries as reporting
from guichet.domains.supervision import policies, queries
from guichet.domains.supervision.refusals import NotYourCentre
from guichet.foundation.lib.act import PlaceId, Surface
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.observing import days as counted
from guichet.surfaces.backoffice.observing import pages
from guichet.surfaces.backoffice.observing.pages import CentrePage, EveryPage, Known, KnownOfAll
from guichet.surfaces.ui import spreadsheets
from guichet.surfaces.ui.parts import Table

MONTHS = 8


@require_safe
@staff_only(role=policies.SEES)
def every(request: HttpRequest) -> HttpResponse:
    return render(request, "backoffice/observing/every.html", {"page": _every(request)})


@require_safe
@staff_only(role=policies.SEES)
def every_xlsx(request: HttpRequest) -> HttpResponse:
    table = _every(request).table
    return _workbook((table,) if table else (), "guichet-centres.xlsx")


@require_safe
@staff_only(role=policies.SEES)
@unseen(NotYourCentre)
def show(request: HttpRequest, centre: str) -> HttpResponse:
    return render(request, "backoffice/observing/show.html", {"page": _show(request, centre)})


@require_safe
@staff_only(role=policies.SEES)
@unseen(NotYourCentre)
def days(request: HttpRequest, centre: str, year: int, month: int, figure: str) -> HttpResponse:
    try:
        first = date(year, month, 1)
    except ValueError:
        raise Http404 from None
    viewer = viewer_of(request)
    facts = queries.standing(viewer, centre).centre
    found = reporting.by_day(viewer, PlaceId(facts.code), first)
    page = counted.days(request, facts, first, figure, found)
    return render(request, "backoffice/observing/days.html", {"page": page})


@require_safe
@staff_only(role=policies.SEES)
@unseen(NotYourCentre)
def xlsx(request: HttpRequest, centre: str) -> HttpResponse:
    return _workbook(pages.tables(_show(request, centre)), f"guichet-{centre}.xlsx")


def _every(request: HttpRequest) -> EveryPage:
    """In as many queries for one centre as for all."""
    viewer, month = viewer_of(request), _last_over(request)
    standings = queries.standings(viewer)
    codes = [PlaceId(each.centre.code) for each in standings]
    known = KnownOfAll(
        month=month,
        standings=standings,
        figures=monthly.figures(codes, month),
        continuity=queries.continuity(month, _last_day(month)),
        incidents=queries.incidents_by_centre(viewer),
    )
    return pages.every(request, known)


def _show(request: HttpRequest, code: str) -> CentrePage:
    viewer, at, month = viewer_of(request), act_of(request, Surface.BACKOFFICE).at, _last_over(request)
    standing = queries.standing(viewer, code)
    place = PlaceId(standing.centre.code)
    first = _before(month, MONTHS - 1)
    known = Known(
        month=month,
        standing=standing,
        sheet=places.centre(standing.centre.slug, at=at),
        attendance=monthly.attendance([place], since=first, until=_before(month, -1)),
        months=tuple(_before(month, back) for back in reversed(range(MONTHS))),
        figures=monthly.figures([place], month)[place],
        continuity=queries.continuity(month, _last_day(month)).get(code, queries.NOTHING),
        incidents=queries.open_incidents(viewer, code),
        report=reporting.transmitted(viewer, place, month),
        circulars=circulars.circulars(viewer, at).items,
        at=at,
    )
    return pages.show(request, known)


def _last_over(request: HttpRequest) -> date:
    today = act_of(request, Surface.BACKOFFICE).at.astimezone(BENIN).date()
    return _before(today.replace(day=1), 1)


def _before(month: date, back: int) -> date:
    count = month.year * 12 + month.month - 1 - back
    return date(count // 12, count % 12 + 1, 1)


def _last_day(month: date) -> date:
    return _before(month, -1) - timedelta(days=1)


def _workbook(tables: tuple[Table, ...], name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(spreadsheets.workbook(tables), content_type=spreadsheets.CONTENT_TYPE, headers=headers)
