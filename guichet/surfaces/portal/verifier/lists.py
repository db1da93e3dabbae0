"""The signed lists that a verifier keeps."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from guichet.commons.documents import published
from guichet.commons.documents import queries as documents
from guichet.foundation.keys.refusals import KeeperUnavailable
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.visits import act_of

FRESH = "public, max-age=300"
NEWS = "public, max-age=60"  # what was revoked must soon be refused


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Every key that ever was, signed; 503 while a key is new and the keeper that signs the list is away."""
    try:
        known = published.key_list(act_of(request, Surface.PORTAL))
    except KeeperUnavailable as refusal:
        return HttpResponse(refusal.message, "text/plain; charset=utf-8", status=503)
    headers = {"ETag": quote_etag(known.digest), "Cache-Control": FRESH, "Access-Control-Allow-Origin": "*"}
    return HttpResponse(known.content, "application/json", headers=headers)


@require_safe
def status(_request: HttpRequest, year: int) -> HttpResponse:
    """Which documents of that year are revoked, as it was last signed: it says itself how old it is."""
    known = documents.revocations(year)
    if known is None:
        raise Http404
    content = bytes(known.content)
    headers = {
        "ETag": quote_etag(hashlib.sha256(content).hexdigest()),
        "Cache-Control": NEWS,
        "Access-Control-Allow-Origin": "*",
    }
    return HttpResponse(content, "application/cose", headers=headers)
