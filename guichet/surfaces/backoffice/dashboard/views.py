"""Whoever watches over centres sees how they are and what needs somebody, and opens each number down to its rows."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guichet.domains.reception import daily
from guichet.domains.supervision import queries as supervision
from guichet.domains.territory import atlas, measures, policies, queries
from guichet.domains.territory import dashboard as dashboards
from guichet.domains.territory.dashboard import Door
from guichet.domains.territory.periods import Period
from guichet.domains.territory.refusals import NotYourCommune
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Surface
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.dashboard import figures, one_day, pages
from guichet.surfaces.backoffice.dashboard.pages import InPeriod
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.parts import Link

ROWS = "backoffice/dashboard/rows.html"


@require_safe
@staff_only(role=policies.READING)
def first(request: HttpRequest) -> HttpResponse:
    viewer, at = viewer_of(request), act_of(request, Surface.BACKOFFICE).at
    told = _told(request, viewer)
    found = dashboards.dashboard(viewer, at)
    page = pages.first(request, found, told, atlas.exact(viewer, told.period, at))
    return render(request, "backoffice/dashboard/first.html", {"page": page})


@require_safe
@staff_only(role=policies.READING)
def doors(request: HttpRequest, door: str) -> HttpResponse:
    if door not in {each.value for each in Door}:
        raise Http404
    found = dashboards.doors(viewer_of(request), act_of(request, Surface.BACKOFFICE).at)
    return render(request, ROWS, {"page": pages.doors(request, Door(door), found)})


@require_safe
@staff_only(role=policies.READING)
def overdue(request: HttpRequest) -> HttpResponse:
    """All of them, the longest overdue first; there are never more than a network of centres can have."""
    viewer, at = viewer_of(request), act_of(request, Surface.BACKOFFICE).at
    names = {each.code: each.name for each in supervision.followed(viewer)}
    lines = [
        (
            Link(each.reference, reverse("backoffice:incidents:show", args=[each.reference])),
            names[each.centre],
            wording.moment(each.due_at),
        )
        for each in supervision.overdue_incidents(viewer, at)
    ]
    return render(request, ROWS, {"page": pages.overdue(request, lines)})


@require_safe
@staff_only(role=policies.READING)
def communes(request: HttpRequest, figure: str) -> HttpResponse:
    figures.named(figure)
    told = _told(request, viewer_of(request))
    names = {each.code: each for department in places.departments() for each in department.communes}
    return render(request, ROWS, {"page": pages.communes(request, figure, told, names)})


@require_safe
@staff_only(role=policies.READING)
@unseen(NotYourCommune)
def days(request: HttpRequest, commune: str, figure: str) -> HttpResponse:
    figures.named(figure)
    facts = atlas.followed(viewer_of(request), commune)
    period = _period(request, _today(request))
    counted = queries.days(commune, period.first, period.last)
    return render(request, ROWS, {"page": pages.days(request, facts, figure, counted, period)})


@require_safe
@staff_only(role=policies.READING)
@unseen(NotYourCommune)
def day(request: HttpRequest, commune: str, year: int, month: int, day: int) -> HttpResponse:
    try:
        on = date(year, month, day)
    except ValueError:
        raise Http404 from None
    facts = atlas.followed(viewer_of(request), commune)
    centres = tuple(each for each in places.centres() if each.commune_code == commune)
    codes = [each.code for each in centres]
    counts = queries.days(commune, on, on).get(on, measures.NOTHING)
    kinds, opinions = daily.visits_of(codes, on), daily.opinions_of(codes, on)
    tables = one_day.tables(counts, kinds, opinions)
    links = [*one_day.machines(centres, on), Link(_("Incidents en cours"), reverse("backoffice:incidents:pending"))]
    page = pages.day(request, facts, on, tables, links)
    return render(request, "backoffice/dashboard/day.html", {"page": page})


def _told(request: HttpRequest, viewer: Viewer) -> InPeriod:
    """Also of communes with nothing in the period: they are counted, as nought."""
    period, today = _period(request, _today(request)), _today(request)
    mine = policies.followed(viewer, places.centres())
    before = period.beside(-1)
    months = queries.months(before.first, period.last, mine)

    def within(each: Period) -> dict[str, measures.Counts]:
        wanted = frozenset(each.months)
        return {
            code: measures.total(counts for month, counts in months.get(code, {}).items() if month in wanted)
            for code in sorted(mine)
        }

    return InPeriod(period, within(period), within(before), Period.month(today))


def _period(request: HttpRequest, today: date) -> Period:
    """The last month that is over, unless another is asked for; none that is to come."""
    found = Period.read(request.GET.get("periode", ""))
    return found if found is not None and found.first <= today else Period.month(today).beside(-1)


def _today(request: HttpRequest) -> date:
    return act_of(request, Surface.BACKOFFICE).at.astimezone(BENIN).date()
