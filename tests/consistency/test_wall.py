"""What is another's and what does not exist are answered alike, on every route, for everybody (OWASP ASVS 5.0, 8.2.2).

A new route with something in its address passes here only once it is listed: what it names, or why that is no secret.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import Protocol

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guichet.foundation.identity import operations as identity
from guichet.foundation.places.references import ALPHABET
from guichet.surfaces.access.guards import Guard
from tests.consistency.test_routes import Route, routes
from tests.consistency.wall import IN_A_FORM, PERSONAL, PUBLIC, Named, Thing, World, a_world
from tests.factories.acts import an_act
from tests.factories.identity import make_officer, sign_in_staff
from tests.factories.requests import CODE

pytestmark = pytest.mark.django_db

# Whatever a form asks for, so that none stops before it has looked for the thing.
FILLED = {
    "text": "Bonjour",
    "reply-text": "Bonjour",
    "message-text": "Bonjour",
    "complaint-text": "Bonjour",
    "contest-text": "Bonjour",
    "code": "0000-0000",
    "motive": "paper-missing",
    "back-reason": "tool",
    "result": "fait",
    "body": "archives",
    "favourable": "yes",
    "nom_0": "Houngbédji",
    "nom_1": "Afi",
}
METHODS = ("get", "post")
PAGES = {200, 409, 422}
NOTHING = Named(Thing.DRAFT, field="nothing")
OF_UPLOADS = (*METHODS, "head", "patch")
ADDRESSES = {route.name: route for route in routes(get_resolver())}


class Answer(Protocol):
    """As much of an answer as a person or a machine could tell two apart by."""

    status_code: int

    @property
    def headers(self) -> Mapping[str, str]: ...

    @property
    def content(self) -> bytes: ...


def told(answer: Answer, identifier: str) -> tuple[int, str, str]:
    """Status, where it leads, and the words; what the asker said is not news, and the token differs each time."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return (
        answer.status_code,
        answer.headers.get("Location", "").replace(identifier, "…"),
        unescape(page).replace(identifier, "…"),
    )


def asked(client: Client, name: str, named: Named, identifier: str, method: str) -> tuple[int, str, str]:
    return told(answered(client, name, named, identifier, method), identifier)


def answered(client: Client, name: str, named: Named, identifier: str, method: str) -> Answer:
    route = ADDRESSES[name]
    arguments = {**route.arguments, **({"code": CODE} if "code" in route.arguments else {})}
    if named.parameter:
        arguments[named.parameter] = identifier
    data = {**FILLED, named.field: identifier} if named.field else FILLED
    kept = client.cookies.get(f"demarche-{CODE}")
    if named.by_cookie:
        client.cookies[f"demarche-{CODE}"] = f"{identifier}.a-secret-of-mine"
    address = reverse(name, kwargs=arguments)
    answer: Answer = client.post(address, data) if method == "post" else getattr(client, method)(address)
    if named.by_cookie and kept is not None:
        client.cookies[f"demarche-{CODE}"] = kept.value
    return answer


def invented() -> st.SearchStrategy[str]:
    """What looks like a reference of ours, what looks like a secret, and what looks like nothing."""
    signs = st.text(ALPHABET, min_size=4, max_size=4)
    return st.one_of(
        st.builds("WEB-{}-{}-{}".format, signs, signs, st.sampled_from(ALPHABET)),
        st.text("0123456789abcdef", min_size=32, max_size=32),
        st.text("abcdefghijklmnopqrstuvwxyz0123456789-_", min_size=6, max_size=40),
    )


@pytest.fixture
def world() -> World:
    return a_world()


def unclassified(found: Iterator[Route] | list[Route]) -> list[str]:
    return [each.name for each in found if each.arguments and (each.name in PUBLIC) == (each.name in PERSONAL)]


def test_every_route_that_names_something_says_whose_it_is() -> None:
    assert unclassified(routes(get_resolver())) == []
    assert {*PUBLIC, *PERSONAL, *IN_A_FORM} <= ADDRESSES.keys()


def test_a_new_route_that_names_something_is_seen() -> None:
    def view() -> None: ...

    new = Route("portal:money", "portal:money:one", view, {"reference": "x"})
    assert unclassified([new]) == ["portal:money:one"]


def test_the_names_given_here_are_those_of_the_routes() -> None:
    for name, named in PERSONAL.items():
        assert named.parameter in ADDRESSES[name].arguments or named.by_cookie, name


@pytest.mark.parametrize("name", [*PERSONAL, *IN_A_FORM])
@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_anothers_is_answered_like_what_does_not_exist(name: str, world: World, data: st.DataObject) -> None:
    named = {**PERSONAL, **IN_A_FORM}[name]
    existing = data.draw(st.sampled_from(world.things[named.thing]), label="another's")
    nothing = data.draw(invented(), label="invented")
    for who, client in world.people.items():
        for method in OF_UPLOADS if named.thing is Thing.UPLOAD else METHODS:
            another, none = (asked(client, name, named, each, method) for each in (existing, nothing))
            assert another == none, (who, method)


OWN = [
    ("portal:tracking:show", "get", 200),
    ("portal:tracking:withdraw", "get", 200),
    ("portal:filing:upload", "head", 200),
    ("portal:space:reopen", "post", 302),
]


@pytest.mark.parametrize(("name", "method", "status"), OWN)
def test_its_owner_is_answered_otherwise(world: World, name: str, method: str, status: int) -> None:
    """Else the comparison above would be one of closed doors with closed doors."""
    named = PERSONAL[name]
    own = asked(world.owner, name, named, world.things[named.thing][-1], method)
    assert own[0] == status
    assert own != asked(world.owner, name, named, "WEB-0000-0000-0", method)


def test_a_disabled_officer_is_a_stranger_everywhere_at_once(client: Client) -> None:
    officer = make_officer()
    sign_in_staff(client, officer)
    behind = [route for route in ADDRESSES.values() if route.guard in {Guard.STAFF, Guard.SETTING_UP}]
    assert told(client.get("/agents/"), "") != told(Client().get("/agents/"), "")
    identity.disable(staff=officer.reference, act=an_act())
    for route in behind:
        for method in METHODS:
            answers = [told(getattr(each, method)(route.address), "") for each in (client, Client())]
            assert answers[0] == answers[1], (route.name, method)


def test_no_page_about_a_person_is_kept_by_a_cache(world: World) -> None:
    """OWASP ASVS 5.0, 14.3.2: the next person at the same device finds nothing."""
    own = {**PERSONAL, **IN_A_FORM} | {each.name: NOTHING for each in ADDRESSES.values() if each.guard}
    own.pop("portal:sign-in:out-everywhere")  # whoever asks for it sees nothing more
    seen = 0
    for name, named in own.items():
        identifier = world.things[named.thing][-1]
        for client in (world.owner, *world.people.values()):
            for method in METHODS:
                answer = answered(client, name, named, identifier, method)
                if answer.status_code in PAGES:
                    seen += 1
                    assert "no-store" in answer.headers.get("Cache-Control", ""), (name, method)
    assert seen > len(own)


def test_who_was_refused_what_is_written_for_whoever_watches(
    client: Client, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    officer = make_officer("watched@exemple.bj")
    sign_in_staff(client, officer)
    client.get(f"/agents/dossiers/{world.things[Thing.CASE][0]}/")
    client.get("/agents/supervision/")
    told = [record.getMessage() for record in caplog.records if record.name == "guichet.surfaces.access.guards"]
    routes_refused = ("backoffice:case:read", "backoffice:supervision:loads")
    assert told == [f"{officer.reference} was refused {route}" for route in routes_refused]


LEAKS: list[Callable[[str], HttpResponse]] = [
    lambda reference: HttpResponse(status=404 if reference == "invented" else 403),
    lambda reference: HttpResponse(f"{reference} : {'inconnu' if reference == 'invented' else 'à quelqu’un'}"),
    lambda reference: HttpResponse(headers={"Location": "/" if reference == "invented" else "/ailleurs/"}),
]


@pytest.mark.parametrize("leak", LEAKS)
def test_an_answer_that_tells_is_seen(leak: Callable[[str], HttpResponse]) -> None:
    assert told(leak("existing"), "existing") != told(leak("invented"), "invented")


def test_the_tokens_of_a_page_and_the_words_of_the_asker_tell_nothing() -> None:
    pages = [HttpResponse(f'{each} <input name="csrfmiddlewaretoken" value="{each}t">') for each in ("x", "y")]
    assert told(pages[0], "x") == told(pages[1], "y")
