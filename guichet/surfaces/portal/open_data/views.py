"""The catalogue for machines: files, a feed, a map of the site."""

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from guichet.commons.catalogue import queries
from guichet.commons.catalogue.definition.base import Language
from guichet.commons.catalogue.open_data.files import File, files_of
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.foundation.places import queries as places
from guichet.surfaces.portal.open_data import feed
from guichet.surfaces.portal.open_data import sitemap as sitemaps
from guichet.surfaces.portal.open_data.addresses import ADDRESSES

TURTLE = "text/turtle"
JSON_LD = "application/ld+json"
HTML = "text/html"

# An edition may come at any moment, and what was kept is asked for again with its tag, at no cost.
FRESH = "public, max-age=300"


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Sends each reader to the form it prefers, as the names of the graph are fragments of this address."""
    preferred = request.get_preferred_type([HTML, TURTLE, JSON_LD]) or HTML
    forms = {TURTLE: ADDRESSES.turtle, JSON_LD: ADDRESSES.json_ld, HTML: ADDRESSES.open_data}
    return HttpResponse(status=303, headers={"Location": forms[preferred](), "Vary": "Accept", **_for_all()})


@require_safe
def turtle(_request: HttpRequest) -> HttpResponse:
    snapshot = _published()
    return _file(snapshot, files_of(snapshot, ADDRESSES).turtle, f"{TURTLE}; charset=utf-8")


@require_safe
def json_ld(_request: HttpRequest) -> HttpResponse:
    snapshot = _published()
    return _file(snapshot, files_of(snapshot, ADDRESSES).json_ld, JSON_LD)


@require_safe
def changes(_request: HttpRequest, language: Language) -> HttpResponse:
    latest = queries.latest_changes()
    headers = {"Content-Language": language, **_dated(latest[0].published_at if latest else None)}
    return HttpResponse(feed.feed_of(latest, language), "application/atom+xml; charset=utf-8", headers=headers)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    page = sitemaps.page(_published(), centres=[centre.slug for centre in places.centres()])
    answer = render(request, "portal/open_data/sitemap.xml", {"page": page}, content_type="application/xml")
    answer["Cache-Control"] = FRESH
    return answer


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """A demonstration stays out of search engines: its values are not the State's."""
    rule = "Disallow: /" if settings.DEMONSTRATION else "Disallow:"
    lines = ("User-agent: *", rule, f"Sitemap: {ADDRESSES.sitemap()}", "")
    return HttpResponse("\n".join(lines), "text/plain; charset=utf-8")


def _published() -> Snapshot:
    snapshot = queries.current()
    if snapshot.edition == 0:
        raise Http404
    return snapshot


def _file(snapshot: Snapshot, file: File, content_type: str) -> HttpResponse:
    headers = {
        "ETag": f'"{snapshot.edition}-{file.digest[:16]}"',
        "Content-Language": "fr, en",
        **_dated(snapshot.published_at),
        **_for_all(),
    }
    return HttpResponse(file.content, content_type, headers=headers)


def _dated(moment: datetime | None) -> dict[str, str]:
    return {"Cache-Control": FRESH} | ({"Last-Modified": http_date(moment.timestamp())} if moment else {})


def _for_all() -> dict[str, str]:
    """Pages of other sites may read these files: they are public, and the same for everyone."""
    return {"Access-Control-Allow-Origin": "*"}
