"""One page of the form after the other, each saved as it is filled."""

import json
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.intake.holding import Hold
from guichet.commons.intake.refusals import HeldElsewhere
from guichet.foundation.lib.act import Act
from guichet.surfaces.portal.filing import device, pages, prefilling
from guichet.surfaces.portal.filing.refusing import refusing
from guichet.surfaces.questions.arriving import measured
from guichet.surfaces.questions.stepping import Journey, Steps
from guichet.surfaces.ui.request import Request


def held(request: HttpRequest, code: str) -> tuple[Hold, Act]:
    """Raises HeldElsewhere for a device that holds nothing."""
    hold = device.hold_of(request, code)
    if hold is None:
        raise HeldElsewhere
    return hold, device.act_of(request)


def _saved() -> Mapping[str, str]:
    return {"HX-Trigger": json.dumps({"guichet:tell": {"text": _("Réponse enregistrée.")}})}


JOURNEY = Journey(
    template="portal/filing/step.html",
    stop_template="portal/filing/stop.html",
    address=pages.address,
    stop=lambda draft: reverse("portal:filing:stop", args=[draft.service]),
    summary=lambda draft: reverse("portal:filing:summary", args=[draft.service]),
    step=pages.step,
    item=pages.item_step,
    stopped=pages.stopped,
    saved=_saved,
    answered=prefilling.answered,
)


@refusing
def current(request: Request, code: str) -> HttpResponse:
    return _steps(request, code).current()


@measured
@refusing
def step(request: Request, code: str, name: str) -> HttpResponse:
    return _steps(request, code).step(name)


@refusing
def item(request: Request, code: str, name: str, number: int) -> HttpResponse:
    return _steps(request, code).item(name, number)


@refusing
def stop(request: Request, code: str) -> HttpResponse:
    return _steps(request, code).stop()


def _steps(request: Request, code: str) -> Steps:
    hold, act = held(request, code)
    return Steps(JOURNEY, request, hold, act)
