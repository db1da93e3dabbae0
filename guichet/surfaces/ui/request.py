"""What the middleware adds to a request, and whether only a part of the page is wanted."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """A request that went through the htmx middleware."""

    htmx: HtmxDetails


def wants(request: Request, part: str) -> bool:
    """Whether the page asks for this part of itself alone, by the identifier of the element to fill."""
    return bool(request.htmx) and request.htmx.target == part
