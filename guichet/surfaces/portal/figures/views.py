"""What anyone may know of how the State keeps its promises."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.indicators import queries as indicators
from guichet.surfaces.portal.figures import again, csv_file, json_file, months, pages, schema

TEMPLATE = "portal/figures/figures.html"


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    span = indicators.span()
    if span is None:
        return render(request, TEMPLATE, {"page": pages.nothing_yet(request)})
    month = _month(request, span)
    sums = indicators.by_service(month, months.last_day(month))
    page = pages.every(request, catalogue.current(), pages.Facts(span, sums, indicators.overdue()), month)
    return render(request, TEMPLATE, {"page": page})


@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    sheet = catalogue.current().sheets.get(code)
    if sheet is None or sheet.service.procedure is None:
        raise Http404
    span, sums = indicators.span(), indicators.by_month(code)
    if span is None or not sums:
        return render(request, TEMPLATE, {"page": pages.nothing_yet(request, sheet)})
    page = pages.one(request, sheet, pages.Facts(span, sums, indicators.overdue()))
    return render(request, TEMPLATE, {"page": page})


@require_safe
def table(_request: HttpRequest) -> HttpResponse:
    written = csv_file.written(indicators.by_service_and_month())
    headers = {"Content-Disposition": 'attachment; filename="guichet-figures.csv"'}
    return HttpResponse(written, content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def document(_request: HttpRequest) -> JsonResponse:
    told = json_file.document(
        indicators.span(),
        indicators.by_service_and_month(),
        indicators.overdue(),
        schema=again.absolute("portal:figures:schema"),
        log=again.log_address(),
    )
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


@require_safe
def schema_file(_request: HttpRequest) -> JsonResponse:
    address = again.absolute("portal:figures:schema")
    return JsonResponse(schema.schema(address), content_type="application/schema+json")


@require_safe
def recomputing(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/figures/again.html", {"page": again.page(request, indicators.span())})


def _month(request: HttpRequest, span: indicators.Span) -> date:
    """The one asked for, if it is counted; else the last one that is over, else the one under way."""
    counted = months.of(span.first, span.last)
    asked = months.read(request.GET.get("mois", ""))
    if asked is not None and asked in counted:
        return asked
    over = [month for month in counted if months.last_day(month) < span.last]
    return over[-1] if over else counted[-1]
