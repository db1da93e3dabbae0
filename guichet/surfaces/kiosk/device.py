"""What the kiosk's browser keeps of a visit: two cookies that end with it, the visit's and its request's."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from guichet.commons.intake.holding import Hold
from guichet.commons.intake.refusals import HeldElsewhere
from guichet.commons.sittings.refusals import SittingOver
from guichet.foundation.identity import blind
from guichet.foundation.lib.act import Act, Surface
from guichet.foundation.places import references
from guichet.surfaces.access import visits
from guichet.surfaces.kiosk.listening import playing

SITTING = "borne"
REQUEST = "borne-demande"
# What a browser forgets when it is told so (Clear-Site-Data): all that a visit could have left in it.
FORGET = '"cache", "cookies", "storage"'


def act_of(request: HttpRequest) -> Act:
    return visits.act_of(request, Surface.KIOSK)


def act_of_sitting(request: HttpRequest) -> Act:
    """Who stands before a screen is judged by the real clock, also in a demonstration that moves the other one."""
    return visits.act_at(request, Surface.KIOSK, timezone.now())


def here() -> str:
    """The place that references made here begin with."""
    return visits.here() or references.PORTAL


def station_of(request: HttpRequest) -> str:
    """The machine, without its address."""
    return blind.index("kiosk station", visits.address_of(request))


def token_of(request: HttpRequest) -> str:
    return request.COOKIES.get(_name(SITTING), "")


def token(request: HttpRequest) -> str:
    """Raises SittingOver for a browser that has none."""
    found = token_of(request)
    if not found:
        raise SittingOver
    return found


def hold_of(request: HttpRequest) -> Hold:
    """Raises HeldElsewhere when the visit has no request in hand."""
    reference, _dot, secret = request.COOKIES.get(_name(REQUEST), "").partition(".")
    if not secret:
        raise HeldElsewhere
    return Hold(reference, secret)


def give(answer: HttpResponse, *, token: str, hold: Hold | None = None) -> None:
    _set(answer, SITTING, token)
    if hold:
        _set(answer, REQUEST, f"{hold.reference}.{hold.secret}")


def put_down(answer: HttpResponse) -> None:
    """The request is no longer in hand; the visit goes on."""
    answer.delete_cookie(_name(REQUEST), samesite="Strict")


def listen_in(answer: HttpResponse, language: str) -> None:
    """The language that the visitor touched, until they end."""
    answer.set_cookie(playing.COOKIE, language, httponly=True, samesite="Strict")


def wipe(answer: HttpResponse) -> None:
    """The header works in secure contexts alone: the cookies are taken back by hand too."""
    answer["Clear-Site-Data"] = FORGET
    for name in (_name(SITTING), _name(REQUEST), playing.COOKIE):
        answer.delete_cookie(name, samesite="Strict")


def _set(answer: HttpResponse, name: str, value: str) -> None:
    answer.set_cookie(_name(name), value, secure=settings.CSRF_COOKIE_SECURE, httponly=True, samesite="Strict")


def _name(name: str) -> str:
    """In production with the prefix that no other site, and no page without TLS, can write (RFC 6265bis)."""
    return f"__Host-{name}" if settings.CSRF_COOKIE_SECURE else name
