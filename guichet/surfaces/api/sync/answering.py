"""What every answer to a centre has: bytes or a refusal with a code, never a page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from guichet.commons.sync import receiving
from guichet.commons.sync.models import Node
from guichet.commons.sync.refusals import Forked, Gap, InvitationRefused, NodeRefused
from guichet.foundation.keys.refusals import KeeperUnavailable
from guichet.foundation.lib.refusal import Refused

View = Callable[..., HttpResponse]
OCTETS = "application/octet-stream"


def answering(view: View) -> View:
    """For a machine that signs what it says: no cookie is looked at, so no forged post can ride on one."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            given = view(request, *args, **kwargs)
        except Refused as refused:
            given = _refused(refused)
        given["Cache-Control"] = "no-store"
        return given

    return answer


def known(view: Callable[..., HttpResponse]) -> View:
    """Only for a node that said hello a short while ago; the view gets it second."""

    @wraps(view)
    def check(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        node: Node = receiving.node_with(request.headers.get("Authorization", "").removeprefix("Bearer "))
        return view(request, node, *args, **kwargs)

    return answering(check)


def octets(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type=OCTETS) if content else HttpResponse(status=204)


def _refused(refused: Refused) -> HttpResponse:
    code, status, more = _meaning(refused)
    return JsonResponse({"code": code, "message": refused.message, **more}, status=status)


def _meaning(refused: Refused) -> tuple[str, int, dict[str, int]]:
    match refused:
        case NodeRefused():
            return refused.code, 401 if refused.code == "hello" else 403, {}
        case InvitationRefused():
            return "invitation", 403, {}
        case Gap():
            return "gap", 409, {"last": refused.last}
        case Forked():
            return "forked", 409, {}
        case KeeperUnavailable():
            return "keeper", 503, {}
    return "not-understood", 400, {}
