"""What a procedure will ask, so that people come prepared. The form itself is in `filing`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.commons.catalogue import queries as catalogue
from guichet.surfaces.portal.procedures import pages


def preview(request: HttpRequest, code: str) -> HttpResponse:
    sheet = catalogue.current().sheets.get(code)
    if sheet is None or sheet.service.procedure is None:
        raise Http404
    page = pages.preview(request, sheet, sheet.service.procedure)
    return render(request, "portal/procedures/preview.html", {"page": page})
