"""What the person's device keeps of a request under way: one cookie a service, gone when the browser closes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from guichet.commons.intake.holding import Hold
from guichet.foundation.lib.act import Act, Surface
from guichet.surfaces.access import visits


def act_of(request: HttpRequest) -> Act:
    return visits.act_of(request, Surface.PORTAL)


def hold_of(request: HttpRequest, code: str) -> Hold | None:
    reference, _, secret = request.COOKIES.get(_name(code), "").partition(".")
    return Hold(reference, secret) if secret else None


def give(answer: HttpResponse, code: str, hold: Hold) -> None:
    answer.set_cookie(
        _name(code),
        f"{hold.reference}.{hold.secret}",
        secure=settings.CSRF_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def take_back(answer: HttpResponse, code: str) -> None:
    answer.delete_cookie(_name(code), samesite="Lax")


def _name(code: str) -> str:
    """In production with the prefix that no other site, and no page without TLS, can write (RFC 6265bis)."""
    return f"__Host-demarche-{code}" if settings.CSRF_COOKIE_SECURE else f"demarche-{code}"
