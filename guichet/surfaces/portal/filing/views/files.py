"""Files that come in pieces, over links that break: announced, continued where they stopped, then checked.

In the manner of tus 1.0: `POST` announces and gives an address, `HEAD` says how much has arrived, `PATCH` adds.
"""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.queries import UploadFacts
from guichet.commons.intake.uploads import checking, partial
from guichet.commons.intake.uploads.base import FileRefused
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.portal.filing.views.steps import held
from guichet.surfaces.questions import sent_files

PIECE = 64 * 1024
TYPE = "application/offset+octet-stream"


@never_cache
def begin(request: HttpRequest, code: str) -> HttpResponse:
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    length = request.POST.get("length", "")
    try:
        hold, act = held(request, code)
        identifier = intake.begin_upload(
            hold=hold,
            question=request.POST.get("question", ""),
            name=request.POST.get("name", ""),
            mark=request.POST.get("mark", "")[:40],
            length=int(length) if length.isascii() and length.isdigit() and len(length) < 12 else 0,
            act=act,
        )
        upload = queries.upload(hold, identifier, at=act.at)
        offset = _finish_what_is_whole(hold, upload, act) if upload else 0
    except Refused as refused:
        return _said(refused, 422)
    address = reverse("portal:filing:upload", args=[code, identifier])
    return HttpResponse(status=201, headers={"Location": address, "Upload-Offset": str(offset)})


@never_cache
def continued(request: HttpRequest, code: str, identifier: str) -> HttpResponse:
    try:
        hold, act = held(request, code)
        upload = queries.upload(hold, identifier, at=act.at)
    except Refused as refused:
        return _said(refused, 409)
    if upload is None:
        return HttpResponse(status=404)
    if request.method == "HEAD":
        return _looked_at(hold, upload, act)
    if request.method != "PATCH" or request.content_type != TYPE:
        return HttpResponse(status=405, headers={"Allow": "HEAD, PATCH"})
    return _added(request, hold, upload, act)


def _looked_at(hold: Hold, upload: UploadFacts, act: Act) -> HttpResponse:
    try:
        offset = _finish_what_is_whole(hold, upload, act)
    except Refused as refused:
        return _said(refused, 422)
    return _at(offset, upload, 200)


def _finish_what_is_whole(hold: Hold, upload: UploadFacts, act: Act) -> int:
    """How much has arrived. A process that died after the last byte left a whole file that no piece would finish."""
    offset = partial.offset(upload.identifier)
    if offset == upload.length:
        _finish(hold, upload, act)
    return offset


def _added(request: HttpRequest, hold: Hold, upload: UploadFacts, act: Act) -> HttpResponse:
    given = request.headers.get("Upload-Offset", "")
    try:
        at = int(given) if given.isascii() and given.isdigit() and len(given) < 12 else -1
        offset = partial.append(upload.identifier, _pieces(request), at=at, length=upload.length)
        if offset == upload.length:
            _finish(hold, upload, act)
    except partial.WrongPlace as elsewhere:
        return _at(elsewhere.offset, upload, 409)
    except Refused as refused:
        return _said(refused, 507 if partial.offset(upload.identifier) else 422)
    return _at(offset, upload, 204)


def _finish(hold: Hold, upload: UploadFacts, act: Act) -> None:
    question = sent_files.question_of(hold, upload.question, act)
    try:
        checked = checking.check(partial.take(upload.identifier), name=upload.name, question=question)
        sent_files.kept_or_erased(
            upload.question,
            checked,
            lambda question, file: sent_files.attach(hold, question, file, act, upload=upload.identifier),
        )
    except FileRefused:
        partial.erase(upload.identifier)
        raise
    partial.erase(upload.identifier)


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    while piece := request.read(PIECE):
        yield piece


def _at(offset: int, upload: UploadFacts, status: int) -> HttpResponse:
    headers = {"Upload-Offset": str(offset), "Upload-Length": str(upload.length)}
    return HttpResponse(status=status, headers=headers)


def _said(refused: Refused, status: int) -> HttpResponse:
    return JsonResponse({"message": refused.message or _("Le fichier n’est pas arrivé.")}, status=status)
