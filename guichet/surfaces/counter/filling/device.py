"""What the counter's browser keeps of the request of the person who stands there: one cookie, gone when they leave."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from guichet.commons.intake.holding import Hold
from guichet.commons.intake.refusals import HeldElsewhere

NAME = "guichet-demande"


def hold_of(request: HttpRequest) -> Hold:
    """Raises HeldElsewhere when no request is in hand."""
    found = held(request)
    if found is None:
        raise HeldElsewhere
    return found


def held(request: HttpRequest) -> Hold | None:
    reference, _dot, secret = request.COOKIES.get(_name(), "").partition(".")
    return Hold(reference, secret) if secret else None


def give(answer: HttpResponse, hold: Hold) -> None:
    value = f"{hold.reference}.{hold.secret}"
    answer.set_cookie(_name(), value, secure=settings.CSRF_COOKIE_SECURE, httponly=True, samesite="Strict")


def put_down(answer: HttpResponse) -> None:
    answer.delete_cookie(_name(), samesite="Strict")


def _name() -> str:
    """In production with the prefix that no other site, and no page without TLS, can write (RFC 6265bis)."""
    return f"__Host-{NAME}" if settings.CSRF_COOKIE_SECURE else NAME
