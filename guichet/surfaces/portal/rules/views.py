"""The rules that hold for all services, for people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.domains.casework import rules
from guichet.surfaces.portal.rules import pages


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    page = pages.page(request, rules.in_force(), rules.published())
    return render(request, "portal/rules.html", {"page": page})
