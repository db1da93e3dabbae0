"""Who may put a demonstration out of order: whoever sits at its machine."""

import ipaddress
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from guichet.surfaces.access.visits import address_of

View = Callable[..., HttpResponse]


def from_this_machine(view: View) -> View:
    """Anybody else gets 403. The demonstration serves no public address; this holds behind a proxy too."""

    @wraps(view)
    def judged(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not ipaddress.ip_address(address_of(request)).is_loopback:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return judged
