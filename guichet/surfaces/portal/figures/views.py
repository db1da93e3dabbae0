"""What anyone may know of how the State keeps its promises."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.indicators import queries as indicators
from guichet.commons.indicators.measures import Name
from guichet.commons.indicators.queries import PublicCell
from guichet.foundation.places import queries as places
from guichet.surfaces.portal.figures import (
    again,
    choosing,
    csv_file,
    figure,
    json_file,
    methods,
    pages,
    rows,
    schema,
)

TEMPLATE = "portal/figures/figures.html"


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    span = indicators.span()
    if span is None:
        return render(request, TEMPLATE, {"page": pages.nothing_yet(request)})
    departments, known = places.departments(), catalogue.current()
    about = choosing.read(request.GET, span, known, departments)
    facts = pages.Facts(span, indicators.standing(), indicators.of_month(about.month), rows.names(departments))
    if about.commune:
        facts = replace(facts, shared=indicators.of_places(about.month))
    page = pages.every(request, known, facts, about, choosing.choices(about, span, known, departments))
    return render(request, TEMPLATE, {"page": page})


@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    sheet = catalogue.current().sheets.get(code)
    if sheet is None or sheet.service.procedure is None:
        raise Http404
    span, cells = indicators.span(), indicators.of_service(code)
    if span is None or not cells:
        return render(request, TEMPLATE, {"page": pages.nothing_yet(request, sheet)})
    month = choosing.month(request.GET, span)
    names, shared = rows.names(places.departments()), indicators.shares(month, service=code)
    page = pages.one(request, sheet, pages.Facts(span, indicators.standing(), cells, names, shared), month)
    return render(request, TEMPLATE, {"page": page})


@require_safe
def all_figures(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/figures/all_figures.html", {"page": figure.all_figures(request)})


@require_safe
def figure_page(request: HttpRequest, address: str) -> HttpResponse:
    method, span = _method(address), indicators.span()
    found = None
    if span is not None:
        found = figure.Found(
            span,
            choosing.month(request.GET, span),
            _cells_of(method),
            indicators.standing(),
            rows.names(places.departments()),
        )
    page = figure.page(request, method, catalogue.current(), found)
    return render(request, "portal/figures/figure.html", {"page": page})


@require_safe
def cells(_request: HttpRequest, address: str) -> HttpResponse:
    method = _method(address)
    if method.name == methods.STANDING:
        raise Http404
    return _csv(csv_file.of_cells(_document(_cells_of(method))), f"guichet-{method.name}.csv")


@require_safe
def table(_request: HttpRequest) -> HttpResponse:
    return _csv(csv_file.of_months(_document(indicators.every())), "guichet-figures.csv")


@require_safe
def document(_request: HttpRequest) -> JsonResponse:
    return JsonResponse(_document(indicators.every()), json_dumps_params={"ensure_ascii": False})


@require_safe
def schema_file(_request: HttpRequest) -> JsonResponse:
    address = again.absolute("portal:figures:schema")
    return JsonResponse(schema.schema(address), content_type="application/schema+json")


@require_safe
def recomputing(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/figures/again.html", {"page": again.page(request, indicators.span())})


def _method(address: str) -> methods.Method:
    found = methods.at(address)
    if found is None:
        raise Http404
    return found


def _cells_of(method: methods.Method) -> tuple[PublicCell, ...]:
    return () if method.name == methods.STANDING else indicators.of_figure(Name(method.name))


def _document(told: tuple[PublicCell, ...]) -> Mapping[str, Any]:
    return json_file.document(
        json_file.Told(
            indicators.span(),
            told,
            indicators.standing(),
            {code: sheet.authority.code for code, sheet in catalogue.current().sheets.items()},
            schema=again.absolute("portal:figures:schema"),
            log=again.log_address(),
        )
    )


def _csv(written: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(written, content_type="text/csv; charset=utf-8", headers=headers)
