"""Handing out the files of the public log; a web server before this one may do it in our place."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.public_log import contesting, publishing, queries, signing
from guichet.commons.public_log.auditing import copying
from guichet.commons.public_log.notes import Verifier
from guichet.foundation.places import queries as places
from guichet.surfaces.portal.public_log import pages

FOR_EVER = "public, max-age=31536000, immutable"
NEWS = "public, max-age=1"
ANYWHERE = {"Access-Control-Allow-Origin": "*"}
TEXT = "text/plain; charset=utf-8"


class TileName:
    """`0/x001/234`, `entries/000.p/17`: what the layout of tiles has names for, and nothing else of the disk."""

    regex = r"(?:\d{1,2}|entries)/(?:x\d{3}/){0,5}\d{3}(?:\.p/\d{1,3})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    page = pages.page(request, _facts(), catalogue.current())
    return render(request, "portal/public_log.html", {"page": page})


def _facts() -> pages.Facts:
    return pages.Facts(
        queries.head(),
        queries.witnessed(),
        queries.latest(pages.SHOWN),
        contesting.contests(),
        queries.seen(),
        queries.reread(),
        copying.copied(),
        {facts.code: facts.name for facts in places.centres()},
    )


@require_safe
def checkpoint(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(_file(publishing.CHECKPOINT), TEXT, headers={"Cache-Control": NEWS, **ANYWHERE})


@require_safe
def witnessed(_request: HttpRequest) -> HttpResponse:
    """The latest checkpoint that somebody outside has cosigned, with their lines."""
    head = queries.witnessed()
    if head is None:
        raise Http404
    return HttpResponse(str(head.note), TEXT, headers={"Cache-Control": NEWS, **ANYWHERE})


@require_safe
def tile(_request: HttpRequest, name: str) -> HttpResponse:
    """What is under a name never changes: a part that grew has another name."""
    headers = {"Cache-Control": FOR_EVER, **ANYWHERE}
    return HttpResponse(_file(f"tile/{name}"), "application/octet-stream", headers=headers)


@require_safe
def contested(_request: HttpRequest) -> HttpResponse:
    """Who does not believe the log now, since when, and why: the screens of the centres say so too."""
    return HttpResponse(contesting.told(), "application/json", headers={"Cache-Control": NEWS, **ANYWHERE})


@require_safe
def keys(_request: HttpRequest) -> HttpResponse:
    """Each key that ever signed the log, oldest first, as programs for signed notes read them."""
    return _told(signing.verifiers())


@require_safe
def witnesses(_request: HttpRequest) -> HttpResponse:
    """The keys of all who ever cosigned."""
    return _told(queries.witnesses())


def _told(verifiers: list[Verifier]) -> HttpResponse:
    told = "".join(f"{verifier}\n" for verifier in verifiers)
    return HttpResponse(told, TEXT, headers={"Cache-Control": NEWS, **ANYWHERE})


def _file(name: str) -> bytes:
    found = publishing.file(name)
    if found is None:
        raise Http404
    return found
