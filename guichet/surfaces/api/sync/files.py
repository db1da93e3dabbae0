"""Files in both directions, piece by piece. Upwards by tus 1.0 (core and creation), downwards by ranges of bytes."""

import base64
import binascii
from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from guichet.commons.sync import blobs, queries, receiving
from guichet.commons.sync.models import Node
from guichet.commons.sync.refusals import NotUnderstood
from guichet.surfaces.api.sync.answering import OCTETS, known

TUS = "1.0.0"
LARGEST_FILE = 60_000_000
MORE = 206
ANOTHER_CONTENT = 460  # tus: the checksum of what came is not the one announced


@known
@require_http_methods(["OPTIONS", "POST"])
def begin(request: HttpRequest, node: Node) -> HttpResponse:  # noqa: ARG001 any approved node may send
    if request.method == "OPTIONS":
        return _tus(204, {"Tus-Version": TUS, "Tus-Extension": "creation", "Tus-Max-Size": str(LARGEST_FILE)})
    told = _metadata(request.headers.get("Upload-Metadata", ""))
    digest, folder = told.get("digest", ""), told.get("folder", "")
    _refuse_no_file_of_ours(digest, folder)
    return _tus(201, {"Location": reverse("sync:file", args=[folder, digest])})


@known
@require_http_methods(["HEAD", "PATCH"])
def piece(request: HttpRequest, node: Node, folder: str, digest: str) -> HttpResponse:  # noqa: ARG001
    _refuse_no_file_of_ours(digest, folder)
    here = receiving.file_there(digest, folder)
    if request.method == "HEAD":
        return _tus(200, {"Upload-Offset": str(here)})
    offset, length = _number(request, "Upload-Offset"), _number(request, "Upload-Length")
    if offset != here:
        return _tus(409, {"Upload-Offset": str(here)})
    if length > LARGEST_FILE or offset + len(request.body) > length:
        raise NotUnderstood.here()
    here, whole = receiving.take_piece(digest, folder, offset=offset, length=length, piece=request.body)
    if here == 0 and not whole:
        return _tus(ANOTHER_CONTENT, {"Upload-Offset": "0"})
    return _tus(204, {"Upload-Offset": str(here)})


@known
@require_GET
def blob(request: HttpRequest, node: Node, digest: str) -> HttpResponse:
    """The rest of a file from the first byte that is asked for; only of those that this node was told of."""
    if not blobs.DIGEST.fullmatch(digest) or not queries.may_fetch(node, digest) or not blobs.is_here(digest):
        raise Http404
    return rest_of(blobs.read(digest), request)


def rest_of(content: bytes, request: HttpRequest) -> HttpResponse:
    """From the first byte that is asked for, a piece at a time."""
    first = request.headers.get("Range", "bytes=0-").removeprefix("bytes=").partition("-")[0]
    if not first.isdigit():
        raise NotUnderstood.here()
    rest = content[int(first) :][: 4 * blobs.PIECE]
    last = int(first) + len(rest)
    ranged = {"Content-Range": f"bytes {first}-{max(last - 1, 0)}/{len(content)}", "Accept-Ranges": "bytes"}
    return HttpResponse(rest, content_type=OCTETS, status=MORE, headers=ranged)


def _refuse_no_file_of_ours(digest: str, folder: str) -> None:
    if folder not in blobs.FOLDERS or not blobs.DIGEST.fullmatch(digest):
        raise NotUnderstood.here()


def _metadata(header: str) -> Mapping[str, str]:
    """tus: `name base64, name base64`."""
    try:
        pairs = (pair.strip().partition(" ") for pair in header.split(",") if pair.strip())
        return {name: base64.b64decode(value, validate=True).decode() for name, _space, value in pairs}
    except (binascii.Error, UnicodeDecodeError):
        raise NotUnderstood.here() from None


def _number(request: HttpRequest, header: str) -> int:
    value = request.headers.get(header, "")
    if not value.isdigit():
        raise NotUnderstood.here()
    return int(value)


def _tus(status: int, headers: Mapping[str, str]) -> HttpResponse:
    return HttpResponse(status=status, headers={"Tus-Resumable": TUS, **headers})
