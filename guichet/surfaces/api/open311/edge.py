"""What surrounds every answer: its language, its form, its headers, and words for whatever went wrong."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from guichet.commons.intake.uploads.base import NoRoom, NotScanned
from guichet.domains.relations.refusals import TooManyConcerns
from guichet.foundation.identity.operations import TooManyCalls, UnknownToken
from guichet.foundation.keys.refusals import DemonstrationKeys, KeeperUnavailable, WrongKey
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.api.open311.faults import Fault, later, not_found, nothing_there
from guichet.surfaces.api.open311.writing import Form, written

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponse]
HOUR_SECONDS = 3_600
NOT_NOW = (KeeperUnavailable, WrongKey, DemonstrationKeys, NotScanned, NoRoom)


def jurisdiction() -> str:
    """As the specification suggests: the site's own name, without www."""
    return (urlsplit(settings.PUBLIC_URL).hostname or "").removeprefix("www.")


def answering(view: View) -> View:
    """No cookie is read here, so nothing can be forged with one, and any site's script may read."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, form: str = "json", **kwargs: Any) -> HttpResponse:
        with translation.override(_language(request)):
            response = _in_words(view, request, form, **kwargs)
            response.headers.setdefault("Content-Language", translation.get_language() or "fr")
        response.headers.setdefault("Cache-Control", "no-store")
        if request.method != "POST":
            response.headers["Access-Control-Allow-Origin"] = "*"
        patch_vary_headers(response, ["Accept-Language"])
        return response

    return answer


def _language(request: HttpRequest) -> str:
    """`locale` is an extension: the specification has no word for languages."""
    asked = request.GET.get("locale", "")[:2]
    return asked if asked in dict(settings.LANGUAGES) else translation.get_language_from_request(request)


def _in_words(view: View, request: HttpRequest, form: str, **kwargs: Any) -> HttpResponse:
    known = Form(form) if form in set(Form) else None
    try:
        _know_jurisdiction(request)
        return view(request, known, **kwargs) if known else _answered(nothing_there(), Form.JSON)
    except Exception as raised:  # noqa: BLE001 the edge: whatever happened is told in the form that was asked for
        return _answered(_fault_of(raised), known or Form.JSON)


def _know_jurisdiction(request: HttpRequest) -> None:
    asked = request.GET.get("jurisdiction_id", "") or request.POST.get("jurisdiction_id", "")
    if asked and asked != jurisdiction():
        raise not_found(_("jurisdiction_id : ici, c’est « %(ours)s ».") % {"ours": jurisdiction()})


def _fault_of(raised: Exception) -> Fault:
    """What is known has its sentence; what is not is noted, and told as ours."""
    if isinstance(raised, Refused):
        return _refused(raised)
    match raised:
        case Fault():
            return raised
        case RequestDataTooBig():
            return Fault(_("C’est trop lourd. Rien n’a été enregistré."), code=413)
        case UnreadablePostError() | MultiPartParserError() | SuspiciousOperation() | BadRequest():
            return Fault(_("La requête ne peut pas être lue : elle s’est coupée, ou n’est pas un formulaire."))
        case DatabaseError():
            logger.error("the database refused: %s", type(raised).__name__)
            return later()
    logger.error("Open311 failed", exc_info=raised)
    return Fault(_("Une faute de ce site a empêché de répondre. Elle est notée."), code=500)


def _refused(refused: Refused) -> Fault:
    match refused:
        case UnknownToken():
            return Fault(refused.message, status=403)
        case TooManyCalls():
            return Fault(refused.message, code=429, headers={"Retry-After": str(refused.seconds)})
        case TooManyConcerns():
            return Fault(refused.message, code=429, headers={"Retry-After": str(HOUR_SECONDS)})
    return later() if isinstance(refused, NOT_NOW) else Fault(refused.message)


def _answered(fault: Fault, form: Form) -> HttpResponse:
    content = [{"code": fault.code, "description": fault.description}]
    response = written(content, form, root="errors", status=fault.status)
    for name, value in fault.headers.items():
        response.headers[name] = value
    return response
