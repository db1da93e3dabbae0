"""Pages of the request in hand: behind a card and a PIN, and every refusal is a sentence with a way on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from guichet.commons.intake.refusals import AlreadySubmitted
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.counter.acting import refused

View = Callable[..., HttpResponseBase]


def with_person(view: View) -> View:
    """For what a focal point does of a request with its person beside."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except AlreadySubmitted:
            return HttpResponseRedirect(reverse("counter:filling:receipt"))
        except Refused as refusal:
            return _said(request, refusal)

    return focal_only(answer)


def _said(request: HttpRequest, refusal: Refused) -> HttpResponse:
    if "HX-Request" in request.headers:
        # A part of a page has no room for this: the whole page is asked for, and says it.
        return HttpResponse(headers={"HX-Refresh": "true"})
    return refused(request, refusal)
