"""What anyone may know of the network, commune by commune."""

from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.domains.territory import atlas, declared, queries
from guichet.domains.territory.atlas import Atlas, Commune
from guichet.domains.territory.periods import Period, after
from guichet.foundation.demonstration import clock
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.facts import CommuneFacts
from guichet.surfaces.portal.territory import (
    asked,
    commune,
    compared,
    continuity,
    days,
    files,
    methods,
    pages,
    trips,
)
from guichet.surfaces.portal.territory.asked import Asked, Span


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    about, span, found = _found(request)
    return render(request, "portal/territory/map.html", {"page": pages.page(request, found, about, span)})


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    found = _found(request)[-1]
    name = f"guichet-carte-{found.period.written}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(files.table(found), content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def document(request: HttpRequest) -> JsonResponse:
    found = _found(request)[-1]
    return JsonResponse(files.document(found), json_dumps_params={"ensure_ascii": False})


@require_safe
def schema(_request: HttpRequest) -> JsonResponse:
    return JsonResponse(files.schema(), content_type="application/schema+json")


@require_safe
def all_methods(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/territory/methods.html", {"page": methods.all_methods(request)})


@require_safe
def one_method(request: HttpRequest, address: str) -> HttpResponse:
    method = methods.at(address)
    if method is None:
        raise Http404
    return render(request, "portal/territory/method.html", {"page": methods.one(request, method)})


@require_safe
def avoided(request: HttpRequest) -> HttpResponse:
    about, span, found = _found(request)
    page = trips.page(request, found, about, span, trips.adjusted(request.GET))
    return render(request, "portal/territory/trips.html", {"page": page})


@require_safe
def both(request: HttpRequest) -> HttpResponse:
    about, span, found = _found(request)
    told = declared.publicly(found.communes, about.period, _today())
    return render(request, "portal/territory/compared.html", {"page": compared.page(request, told, about, span)})


@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    about, span, found = _found(request)
    facts = _commune(found, code)
    end = min(about.period.last, span.last)
    first = after(end.replace(day=1), -11)
    cells = atlas.cells_of(code, first, end, _today())
    months = queries.months(first, end, [code]).get(code, {})
    service = {month: atlas.service({month: counts}, Period(month, 1)) for month, counts in months.items()}
    addresses = {each.code: each.slug for each in places.centres()}
    trend = commune.Trend(cells, service, end)
    page = commune.page(request, facts, found.ready_on, trend, about, span, addresses)
    return render(request, "portal/territory/commune.html", {"page": page})


@require_safe
def steadiness(request: HttpRequest, code: str) -> HttpResponse:
    facts = _named(code)
    span = _span()
    about = Asked(asked.period(request.GET, span, asked.usual(span)))
    counted = queries.days(code, about.period.first, about.period.last)
    centres = tuple(each.name for each in places.centres() if each.commune_code == code)
    page = continuity.page(request, facts, counted, centres, about, span)
    return render(request, "portal/territory/continuity.html", {"page": page})


@require_safe
def made_of(request: HttpRequest, code: str, figure: str) -> HttpResponse:
    facts = _named(code)
    if figure not in days.FIGURES:
        raise Http404
    span = _span()
    period = asked.period(request.GET, span, asked.usual(span))
    cells = atlas.cells_of(code, period.first, period.last, _today())[days.FIGURES[figure]]
    if period.length > 1:
        page = days.months(request, facts, figure, cells, period)
    else:
        year = Period.year(period.first)
        page = days.days(request, facts, figure, cells, queries.days(code, year.first, year.last), period)
    return render(request, "portal/territory/days.html", {"page": page})


def _found(request: HttpRequest) -> tuple[Asked, Span, Atlas]:
    span = _span()
    about = asked.read(request.GET, span, places.departments())
    return about, span, atlas.public(about.period, _now())


def _commune(found: Atlas, code: str) -> Commune:
    facts = next((each for each in found.communes if each.facts.code == code), None)
    if facts is None:
        raise Http404
    return facts


def _named(code: str) -> CommuneFacts:
    facts = places.commune(code)
    if facts is None:
        raise Http404
    return facts


def _span() -> Span:
    first, today = queries.first_day(), _today()
    return Span(first or today, max(queries.last_day() or today, today))


def _today() -> date:
    return _now().astimezone(BENIN).date()


def _now() -> datetime:
    """In a demonstration, by the clock that its visitors move."""
    return clock.now()
