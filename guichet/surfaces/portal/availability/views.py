"""Whether the online services work: for people, for machines, for readers of feeds. Nothing is measured here."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.commons.availability import queries
from guichet.commons.catalogue.definition.base import Language
from guichet.foundation.demonstration import clock
from guichet.surfaces.portal.availability import feeds, pages, shapes

FRESH = "public, max-age=30"
ATOM = "application/atom+xml; charset=utf-8"


@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """503 when not even the database answers: then nothing is known, and the page says that."""
    try:
        at = clock.now()
        standing, current = queries.standing(at), queries.current_bulletins(at)
        page = pages.now(request, standing, current, queries.histories(at), at)
    except DatabaseError:
        return render(request, "portal/availability/unknown.html", {"page": pages.unknown(request)}, status=503)
    return _fresh(render(request, "portal/availability/now.html", {"page": page}))


@require_safe
def bulletins(request: HttpRequest) -> HttpResponse:
    number = request.GET.get("page", "")
    found = queries.bulletins(page=int(number) if number.isascii() and number.isdecimal() else 1)
    page = pages.bulletins(request, found, clock.now())
    return _fresh(render(request, "portal/availability/bulletins.html", {"page": page}))


@require_safe
def as_json(_request: HttpRequest) -> HttpResponse:
    try:
        at = clock.now()
        found = shapes.standing(queries.standing(at), queries.current_bulletins(at), queries.histories(at), at)
    except DatabaseError:
        return JsonResponse({"condition": "unknown", "reason": "no database"}, status=503)
    return _open(JsonResponse(found, json_dumps_params={"ensure_ascii": False}))


@require_safe
def feed(_request: HttpRequest, language: Language) -> HttpResponse:
    text = feeds.feed_of(queries.bulletins().items, language)
    return _open(HttpResponse(text, content_type=ATOM))


def _open(response: HttpResponse) -> HttpResponse:
    """Any site may show it."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return _fresh(response)


def _fresh(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = FRESH
    return response
