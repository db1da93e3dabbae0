"""At a centre, what a device on the network may ask without TLS: the catalogue, and what screens show to everybody.

Anyone in the hall can listen to its Wi-Fi. A kiosk or a counter on the node itself speaks to nobody else.
"""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from guichet.surfaces.access.visits import address_of
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link

# First words of the names of addresses where nobody writes or reads anything of their own.
FOR_EVERYBODY = (
    "portal:home",
    "portal:services",
    "portal:authorities",
    "portal:centres",
    "portal:life-events",
    "portal:verifier",
    "documents",
    "display",
    "health",
)
Answer = Callable[[HttpRequest], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class InClearPage:
    frame: Frame
    protected: Link | None


class in_clear:  # noqa: N801 a middleware is named like a function
    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        if _nobody_listens(request) or _is_for_everybody(request):
            return None
        page = InClearPage(
            frame(request, title=_("Cette page demande une liaison protégée"), listed=False), _protected(request)
        )
        return render(request, "access/in_clear.html", {"page": page}, status=403)


def _nobody_listens(request: HttpRequest) -> bool:
    return request.is_secure() or ipaddress.ip_address(address_of(request)).is_loopback


def _is_for_everybody(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is None or match.view_name.startswith(FOR_EVERYBODY)


def _protected(request: HttpRequest) -> Link | None:
    """The same page by the name that phones trust, where this centre has one."""
    if not settings.PUBLIC_URL.startswith("https://"):
        return None
    return Link(_("Ouvrir cette page par la liaison protégée"), f"{settings.PUBLIC_URL}{request.path}")
