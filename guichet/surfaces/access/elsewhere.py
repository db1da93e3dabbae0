"""At a centre, the pages that only the national node has: said in a sentence, with their address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link

# First words of the names of addresses whose data the national node alone writes or reads.
ONLY_AT_THE_HUB = (
    "portal:tracking",
    "portal:space",
    "portal:sign-in",
    "portal:figures",
    "portal:desk-figures",
    "portal:territory",
    "portal:open-data",
    "portal:changes",
    "portal:payments",
    "portal:availability",
    "portal:concerns",
    "portal:appointments",
    "portal:denouncing:follow",
    "portal:rules",
    "health:metrics",
    "backoffice",
    "open-data",
    "open311",
    "availability",
    "api",
    "sync",
    "account",
    "mfa",
    "openid_connect",
)
Answer = Callable[[HttpRequest], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class ElsewherePage:
    frame: Frame
    national: Link


class elsewhere:  # noqa: N801 a middleware is named like a function
    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not match.view_name.startswith(ONLY_AT_THE_HUB):
            return None
        return page(request)


def is_centre() -> bool:
    return bool(settings.NODE == "centre")


def page(request: HttpRequest) -> HttpResponse:
    """What stands in the place of a page that this centre cannot serve; its parameters go along."""
    found = ElsewherePage(
        frame(request, title=_("Cette page est sur le portail national"), listed=False),
        Link(_("Ouvrir le portail national"), f"{settings.HUB_URL}{request.get_full_path()}"),
    )
    return render(request, "access/elsewhere.html", {"page": found}, status=404)
