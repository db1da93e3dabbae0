"""Each question and its outcome are written: who, why, which register; never about whom."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, transaction

from guichet.commons.registers import asking, queries, registry
from guichet.commons.registers import operations as registers
from guichet.commons.registers.answers import Answer, Query
from guichet.commons.registers.asking import InsideAnOperation
from guichet.commons.registers.contrib.sandbox import switch
from guichet.commons.registers.contrib.sandbox.switch import Mode
from guichet.commons.registers.contrib.xroad.connector import SecurityServer, XRoad
from guichet.commons.registers.fields import Field
from guichet.commons.registers.models import Search
from guichet.commons.registers.vocabulary import Purpose, State, Why
from guichet.foundation.identity import registry as identity
from guichet.foundation.identity.registry import RegisterAnswer, RegisterState
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import building, operation
from tests.factories.acts import NOON, an_act
from tests.factories.registers import connected, the_sandbox

pytestmark = pytest.mark.django_db
DOSU: Query = {Field.FAMILY_NAME: "Ɖɔ̀sú", Field.GIVEN_NAMES: "Kɔkú"}


@pytest.fixture
def sandbox(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    settings.VAR = tmp_path
    with the_sandbox() as port, connected(port):
        yield


def ask(query: Query = DOSU, *, minutes: int = 0, register: str = "casier") -> Answer:
    act = an_act(NOON + timedelta(minutes=minutes))
    return asking.search(register=register, about="a-case", purpose=Purpose.STEP, query=query, act=act)


@pytest.mark.usefixtures("sandbox")
def test_a_question_and_its_answer_are_written_and_name_nobody() -> None:
    assert ask().state == State.FOUND
    search = Search.objects.get()
    assert (search.state, search.count, search.why, search.asked_by) == (State.FOUND, 1, "", an_act().actor.reference)
    entries = Entry.objects.filter(kind__startswith="registers.").order_by("pk")
    assert [(each.kind, each.subject) for each in entries] == [
        ("registers.asked", "a-case"),
        ("registers.answered", "a-case"),
    ]
    assert entries[1].facts == {
        "about": "a-case",
        "register": "casier",
        "message": search.message,
        "state": "found",
        "why": "",
        "count": 1,
    }
    written = json.dumps([*Entry.objects.values("facts"), *Search.objects.values()], default=str, ensure_ascii=False)
    assert "Kɔkú" not in written
    assert "CJ-1990-0093" not in written


@pytest.mark.usefixtures("sandbox")
def test_equal_questions_have_equal_digests_and_different_ones_do_not() -> None:
    for query in (DOSU, dict(sorted(DOSU.items(), reverse=True)), {**DOSU, Field.SEX: "M"}):
        ask(query)
    one, same, other = Search.objects.order_by("number").values_list("digest", flat=True)
    assert one == same != other


def test_a_register_without_connector_is_a_state() -> None:
    answer = ask()
    assert (answer.state, answer.why) == (State.UNAVAILABLE, Why.NOT_CONNECTED)
    assert Search.objects.get().why == Why.NOT_CONNECTED


@pytest.mark.usefixtures("sandbox")
def test_a_register_is_silent_since_its_first_question_without_answer() -> None:
    assert queries.silent_since("casier") is None
    switch.turn("casier", Mode.OFF)
    ask(minutes=1)
    assert queries.silent_since("casier") == NOON + timedelta(minutes=1)
    switch.turn("casier", Mode.ON)
    ask(minutes=2)
    assert queries.silent_since("casier") is None
    switch.turn("casier", Mode.OFF)
    ask(minutes=3)
    ask(minutes=4)
    assert queries.silent_since("casier") == NOON + timedelta(minutes=3)
    assert queries.silent_since("rnpp") is None


def test_a_second_answer_to_the_same_question_changes_nothing() -> None:
    search = registers.open_search(register="casier", about="a", purpose=Purpose.STEP, query=DOSU, act=an_act())
    registers.close_search(message=search.message, answer=Answer.of(()), act=an_act())
    registers.close_search(message=search.message, answer=Answer.without(Why.SLOW), act=an_act())
    assert Search.objects.get().state == State.NOT_FOUND
    assert Entry.objects.of_kind("registers.answered").count() == 1


def test_no_register_is_asked_while_a_transaction_is_open() -> None:
    @operation
    def wait_for_a_network(*, act: Act) -> Answer:
        return asking.search(register="casier", about="a", purpose=Purpose.STEP, query=DOSU, act=act)

    with pytest.raises(InsideAnOperation):
        wait_for_a_network(act=an_act())


@pytest.mark.parametrize("changes", [{"state": State.FOUND}, {"why": Why.SLOW}, {"answered_at": NOON}])
def test_the_database_holds_what_an_outcome_is(changes: dict[str, object]) -> None:
    registers.open_search(register="casier", about="a", purpose=Purpose.STEP, query=DOSU, act=an_act())
    with building(), transaction.atomic(), pytest.raises(IntegrityError):
        Search.objects.update(**changes)


def test_a_connector_leads_to_one_register_that_exists() -> None:
    server = SecurityServer("http://127.0.0.1:1", "BJ-TEST/GOV/1/A")
    with pytest.raises(TypeError, match="not a base register"):
        registry.register(XRoad("inconnu", "BJ-TEST/GOV/1/A/b", server))
    registry.register(XRoad("casier", "BJ-TEST/GOV/1/A/b", server))
    with pytest.raises(TypeError, match="two connectors"):
        registry.register(XRoad("casier", "BJ-TEST/GOV/1/A/b", server))
    registry.unregister("casier")


@pytest.mark.usefixtures("sandbox")
@pytest.mark.parametrize(
    ("npi", "mode", "answer"),
    [
        ("9990000003", Mode.ON, RegisterAnswer(RegisterState.KNOWN, "Kɔkú Ɖɔ̀sú")),
        ("1234567890", Mode.ON, RegisterAnswer(RegisterState.UNKNOWN)),
        ("9990000003", Mode.OFF, RegisterAnswer(RegisterState.UNAVAILABLE)),
    ],
)
def test_identity_asks_the_register_of_persons(npi: str, mode: Mode, answer: RegisterAnswer) -> None:
    switch.turn("rnpp", mode)
    assert identity.ask_national_register(npi, about="a-citizen", act=an_act()) == answer
    assert Search.objects.get().purpose == Purpose.IDENTITY
