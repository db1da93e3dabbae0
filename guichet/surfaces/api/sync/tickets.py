"""Tickets that are shown at a place where they were not made: asked by its node while somebody waits there."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from guichet.commons.intake.tickets import answering
from guichet.commons.sync import blobs
from guichet.surfaces.api.sync.answering import View, octets
from guichet.surfaces.api.sync.answering import answering as answered
from guichet.surfaces.api.sync.files import rest_of


def _signed(answer: Callable[[bytes], bytes]) -> View:
    """Who asks is told by the signature: a node that was revoked gets nothing."""

    @answered
    @require_POST
    def view(request: HttpRequest) -> HttpResponse:
        return octets(answer(request.body))

    return view


look = _signed(answering.look)
claim = _signed(answering.claim)
take_back = _signed(answering.take_back)


@answered
@require_GET
def file(request: HttpRequest, digest: str) -> HttpResponse:
    """As it lies on the disk; its key is inside the sealed copy."""
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if digest not in answering.files_of(token, at=timezone.now()) or not blobs.is_here(digest, blobs.FILES):
        raise Http404
    return rest_of(blobs.path(digest, blobs.FILES).read_bytes(), request)
