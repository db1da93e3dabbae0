"""What surrounds every answer of the API: its language, its headers, and words for whatever went wrong."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from guichet.surfaces.api.problems import Kind, Problem, answered
from guichet.surfaces.api.refusing import later

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponseBase]


def answering(view: View) -> View:
    """No cookie is read here, so nothing can be forged with one."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override(translation.get_language_from_request(request)):
            response = _in_words(view, request, *args, **kwargs)
            response.headers.setdefault("Content-Language", translation.get_language() or "fr")
        response.headers.setdefault("Cache-Control", "no-store")
        patch_vary_headers(response, ["Accept-Language", "Authorization"])
        return response

    return answer


def unknown(request: HttpRequest, rest: str = "") -> HttpResponse:  # noqa: ARG001 where it would have led
    raise Problem(Kind.NOT_FOUND, nowhere())


def nowhere() -> str:
    return _("Rien n’est à cette adresse, ou ce n’est pas pour vous. Vérifiez-la dans /api/v1/openapi.json.")


def _in_words(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    try:
        response = view(request, *args, **kwargs)
    except Problem as problem:
        return answered(problem)
    except OperationalError:
        logger.exception("the database refused")
        return answered(later(Kind.UNAVAILABLE))
    except Exception:
        logger.exception("the API failed")
        return answered(Problem(Kind.INTERNAL, _("Une faute de ce site a empêché de répondre. Elle est notée.")))
    return answered(_other_verb(response)) if response.status_code == 405 else response


def _other_verb(response: HttpResponseBase) -> Problem:
    allowed = response.headers["Allow"]
    detail = _("Cette adresse répond seulement à %(verbs)s.") % {"verbs": allowed}
    return Problem(Kind.METHOD, detail, headers={"Allow": allowed})
