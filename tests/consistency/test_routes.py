"""Every route is guarded, or says why a stranger may open it; each guard is tried by a stranger."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from guichet.surfaces.access.guards import Guard, staff_only

# A journey, or one route of it, by its name in addresses: why nobody has to sign in.
OPEN_TO_ALL = {
    "portal": "the catalogue of the State's services is public",
    "portal:services": "the catalogue of the State's services is public",
    "portal:life-events": "the catalogue of the State's services is public",
    "portal:authorities": "the catalogue of the State's services is public",
    "portal:centres": "where people are received is public",
    "portal:filing": "anyone may begin a request; what was written opens to its holder alone",
    "portal:procedures": "what a procedure asks is public; nothing is recorded there",
    "portal:sign-in:start": "where a citizen signs in",
    "portal:sign-in:email": "where a citizen signs in",
    "portal:sign-in:code": "where a citizen signs in; opens nothing without the code and the browser",
    "portal:sign-in:national-failed": "says that a sign-in failed, nothing of anybody",
    "portal:sign-in:out": "ends the session, whatever it is",
    "portal:figures": "figures are public, and none under ten people is shown",
    "portal:desk-figures": "figures are public, and none under ten messages is shown",
    "portal:territory": "figures are public, and none under ten people is shown",
    "portal:tracking": "a person follows a request; nothing opens without its code or the account that made it",
    "portal:concerns": "anyone writes to the desk; answers open with the return code alone",
    "portal:appointments": "anyone asks for an hour at a desk; an appointment opens with its code alone",
    "portal:help": "published answers are public",
    "portal:denouncing": "anyone denounces without a name; answers open with the return code alone",
    "portal:verifier": "anyone checks a document; a reference answers its state and nothing of anybody",
    "public-log": "anybody reads the public log, which names nobody; that is what it is for",
    "documents": "keys and revocations are published, or nobody could check",
    "openid_connect_login": "where a citizen signs in",
    "openid_connect_callback": "where a citizen signs in; judged by the provider's answer",
    "account_login": "where staff sign in",
    "mfa_login_webauthn": "where staff sign in",
    "mfa_authenticate": "where staff sign in; opens only after a right password",
    "backoffice:sign-in:not-ready": "says that an account is not ready, nothing of anybody",
    "backoffice:sign-in:invitation": "where staff set up; opens only with the secret of the link",
    "backoffice:sign-in:out": "ends the session, whatever it is",
    "demo": "signs in as invented people, mounted in the demonstration and in tests only",
    "open-data": "open data",
    "api": "the catalogue is public; requests open with a token, tests/surfaces/api/test_description.py asks each",
    "api-guide": "says how machines read the catalogue",
    "availability": "whether the online services work is public",
    "portal:availability": "whether the online services work is public",
    "open311": "of what people wrote to the desk, days and states of nobody; anyone writes: tests/surfaces/api/open311",
    "open311-guide": "says how machines write to the desk",
    "sync": "a node signs what it says, and is refused otherwise; tests/commons/sync/test_trust.py tells it",
    "display": "the screen in the waiting room shows what anybody there may read",
    "health": "says alive or not, and gauges of machines, nothing of anybody",
    "payments": "a provider's machine signs what it sends",
    "kiosk:browsing": "the catalogue of the State's services is public",
    "kiosk:filing": "anyone begins a request at a kiosk; what was written opens to the visit that holds it alone",
    "kiosk:tickets": "a ticket opens with its code and pictures, or its secret, as on the portal",
    "kiosk:listening": "says the words that it is given, and knows none of anybody's",
    "kiosk:nowhere": "names nothing that exists",
    "kiosk:complaining": "anyone complains at a kiosk, in a visit of their own; nothing that was said is shown again",
    "kiosk:writing": "anyone writes to the desk without an account; nothing that was written is shown again",
    "kiosk:denouncing": "anyone denounces without a name; nothing that was said is shown again",
    "kiosk:papers": "a visit opens its own request to its visitor's phone",
    "kiosk:phone": "its address is the proof: one question of one request, for ten minutes",
    "kiosk:stay": "whoever stands before a kiosk stays or ends; what is ended is their own visit",
    "sandbox": "the simulated provider of payments, mounted in the demonstration only, where no money is real",
    "phone": "the simulated phone, mounted in the demonstration only, where nobody is real",
    "counter:sign-in": "where focal points sign in, by card and PIN; opens nothing without both",
    "counter:readback:enter": "asks for the code that a focal point reads out, and shows nothing without it",
    "counter:readback:show": "shown to its person on a screen of the centre; opens with a code alone",
    "counter:exit": "visitors press a face on their way out; nobody is named",
    "ui": "the gallery of components, mounted in the demonstration and in development only",
}
DOORS = {
    Guard.STAFF: "/agents/connexion/",
    Guard.SETTING_UP: "/agents/connexion/",
    Guard.CITIZEN: "/connexion/",
    Guard.FOCAL: "/guichet/connexion/",
}
SAMPLES = {
    "str": "x",
    "slug": "x",
    "int": "1",
    "uuid": "00000000-0000-0000-0000-000000000000",
    "path": "x",
    "rest": "x",
    "tilename": "0/000",
}


@dataclass(frozen=True)
class Route:
    journey: str
    name: str
    view: Callable[..., Any]
    arguments: dict[str, str]

    @property
    def guard(self) -> Guard | None:
        return getattr(self.view, "guard", None)

    @property
    def address(self) -> str:
        return reverse(self.name, kwargs=self.arguments)


def routes(resolver: URLResolver, above: str = "", outer: dict[str, str] | None = None) -> Iterator[Route]:
    for each in resolver.url_patterns:
        arguments = (outer or {}) | {name: SAMPLES[_kind(kind)] for name, kind in each.pattern.converters.items()}
        if isinstance(each, URLPattern):
            yield Route(above, ":".join(filter(None, [above, each.name])), each.callback, arguments)
        else:
            yield from routes(each, ":".join(filter(None, [above, each.namespace])), arguments)


def _kind(converter: object) -> str:
    return type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")


def unexplained(found: Iterator[Route] | list[Route]) -> list[str]:
    return [
        route.name
        for route in found
        if (route.guard is None) == (route.name not in OPEN_TO_ALL and route.journey not in OPEN_TO_ALL)
    ]


GUARDED = [route for route in routes(get_resolver()) if route.guard is not None]


def test_every_route_is_guarded_or_says_why_a_stranger_may_open_it() -> None:
    assert unexplained(routes(get_resolver())) == []


def test_every_reason_is_that_of_a_route() -> None:
    found = list(routes(get_resolver()))
    assert set(OPEN_TO_ALL) <= {route.name for route in found} | {route.journey for route in found}


def test_a_route_without_guard_or_reason_is_seen() -> None:
    def view() -> None: ...

    assert unexplained([Route("portal:money", "portal:money:all", view, {})]) == ["portal:money:all"]
    assert unexplained([Route("portal:money", "portal:money:all", staff_only()(view), {})]) == []  # type: ignore[arg-type]


@pytest.mark.django_db
@pytest.mark.parametrize("route", GUARDED, ids=lambda route: route.name)
def test_a_stranger_is_led_to_the_door_and_back(client: Client, route: Route) -> None:
    answer = client.get(route.address)
    if answer.status_code == 405:
        answer = client.post(route.address)
    assert route.guard is not None
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{DOORS[route.guard]}?next={route.address}")


def test_there_are_routes_of_each_guard() -> None:
    assert {route.guard for route in GUARDED} == set(Guard)
