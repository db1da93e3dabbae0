"""What anyone may know of how the desk of relations with users answers."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.domains.relations import published
from guichet.foundation.demonstration import clock
from guichet.surfaces.portal.desk_figures import files, pages

TEMPLATE = "portal/desk_figures/figures.html"


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    at = clock.now()
    totals = published.totals(at)
    chosen = pages.chosen(totals, request.GET.get("mois", ""))
    if chosen is None:
        return render(request, TEMPLATE, {"page": pages.nothing_yet(request)})
    shares = {cut: published.shares(cut, at, chosen.months[-1].year) for cut in published.CUTS}
    return render(request, TEMPLATE, {"page": pages.every(request, totals, chosen, shares)})


@require_safe
def table(_request: HttpRequest) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{files.NAME}.csv"'}
    return HttpResponse(files.table(clock.now()), content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def document(_request: HttpRequest) -> JsonResponse:
    return JsonResponse(files.document(clock.now()), json_dumps_params={"ensure_ascii": False})
