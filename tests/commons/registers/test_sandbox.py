"""The invented registers, asked through the real connector over the real server."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from guichet.commons.registers.contrib.sandbox import application, switch
from guichet.commons.registers.contrib.sandbox.switch import Mode, OnlyInTheDemonstration
from guichet.commons.registers.vocabulary import State, Why
from tests.factories.registers import CLIENT, SERVICES, a_connector, a_question, the_sandbox


@pytest.fixture
def port(settings: LazySettings, tmp_path: Path) -> Iterator[int]:
    settings.VAR = tmp_path
    with the_sandbox() as port:
        yield port


def test_a_person_is_found_by_a_number(port: int) -> None:
    answer = a_connector(port, "rnpp").ask(a_question(npi="9990000003"))
    assert (answer.state, answer.records[0].name) == (State.FOUND, "Kɔkú Ɖɔ̀sú")


def test_a_name_is_found_without_its_marks_and_homonyms_come_together(port: int) -> None:
    one = a_connector(port).ask(a_question(family_name="Dosu", given_names="Koku"))
    assert (one.state, [each.number for each in one.records]) == (State.FOUND, ["CJ-1990-0093"])
    several = a_connector(port, "rnpp").ask(a_question(family_name="Houngbédji", given_names="Afi"))
    assert several.state == State.SEVERAL
    assert [each.number for each in several.records] == ["RNPP-0001", "RNPP-0002"]


@pytest.mark.parametrize("query", [{"npi": "1"}, {"family_name": "Personne"}, {}])
def test_nobody_is_found(port: int, query: dict[str, str]) -> None:
    assert a_connector(port, "rnpp").ask(a_question(**query)).state == State.NOT_FOUND


@pytest.mark.parametrize(
    ("mode", "why"), [(Mode.OFF, Why.FAILING), (Mode.SLOW, Why.SLOW), (Mode.BROKEN, Why.NOT_UNDERSTOOD)]
)
def test_one_register_is_put_out_of_order_and_the_others_go_on(
    port: int, mode: Mode, why: Why, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application, "SECONDS_OF_SLOWNESS", 1)
    switch.turn("casier", mode)
    patience = 0.5 if mode is Mode.SLOW else 10
    assert a_connector(port, seconds=patience).ask(a_question(family_name="Dossou")).why == why
    assert a_connector(port, "rnpp").ask(a_question(npi="9990000001")).state == State.FOUND
    switch.turn("casier", Mode.ON)
    assert a_connector(port).ask(a_question(family_name="Personne")).state == State.NOT_FOUND


def test_who_is_not_known_on_the_road_is_refused(port: int) -> None:
    answer = a_connector(port, client="BJ-TEST/COM/1/AUTRE").ask(a_question(npi="9990000001"))
    assert (answer.state, answer.why) == (State.REFUSED, Why.ACCESS)


def test_the_sandbox_is_refused_outside_the_demonstration(settings: LazySettings, tmp_path: Path) -> None:
    settings.VAR, settings.DEMONSTRATION = tmp_path, False
    with pytest.raises(OnlyInTheDemonstration), the_sandbox():
        pass
    with pytest.raises(OnlyInTheDemonstration):
        switch.turn("casier", Mode.OFF)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"REQUEST_METHOD": "GET"}, "400 Bad Request"),
        ({"PATH_INFO": "/r2/BJ-TEST/GOV/DEMO/CASIER/personnes/search"}, "400 Bad Request"),
        ({"PATH_INFO": "/r1/BJ-TEST/GOV/DEMO/AUTRE/personnes/search"}, "500 Internal Server Error"),
        ({"HTTP_X_ROAD_CLIENT": None}, "400 Bad Request"),
        ({"wsgi.input": io.BytesIO(b"{")}, "400 Bad Request"),
        ({"wsgi.input": io.BytesIO(b"[1]")}, "400 Bad Request"),
        ({"wsgi.input": io.BytesIO(b'{"eyes": "brown"}')}, "400 Bad Request"),
        ({}, "200 OK"),
    ],
    ids=["method", "protocol", "service", "client", "no JSON", "no object", "unknown field", "as it should be"],
)
def test_what_is_not_of_the_protocol_is_refused(
    changes: dict[str, object], status: str, settings: LazySettings, tmp_path: Path
) -> None:
    settings.VAR, settings.XROAD_CLIENT, settings.XROAD_SERVICES = tmp_path, CLIENT, SERVICES
    told: list[str] = []
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/r1/BJ-TEST/GOV/DEMO/CASIER/personnes/search",
        "HTTP_X_ROAD_CLIENT": CLIENT,
        "CONTENT_LENGTH": "64",
        "wsgi.input": io.BytesIO(b"{}"),
    } | changes
    application.application(environ, lambda said, _headers: told.append(said))
    assert told == [status]
