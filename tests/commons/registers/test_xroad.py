"""The connector before servers that are slow, cut off, huge, mad or lying: always a state, and always in time."""

import socket
import time

import pytest

from guichet.commons.registers.answers import Answer
from guichet.commons.registers.contrib.xroad.exchange import MOST_BYTES
from guichet.commons.registers.vocabulary import State, Why
from tests.factories.registers import a_connector, a_question, a_server, an_answer

NOBODY = b'{"records": []}'
AFI = b'{"records": [{"number": "CJ-1", "given_names": "Afi", "family_name": "Houngb\xc3\xa9dji", "eyes": "brown"}]}'


def asked(answer: bytes, *, seconds: float = 5) -> Answer:
    """What the connector makes of a server that sends these bytes and closes."""
    with a_server(lambda connection: connection.sendall(answer)) as port:
        return a_connector(port, seconds=seconds).ask(a_question(family_name="Houngbédji"))


def test_a_person_is_found_and_what_was_not_asked_for_is_left_out() -> None:
    answer = asked(an_answer(AFI))
    assert (answer.state, answer.records[0].name, answer.records[0].number) == (State.FOUND, "Afi Houngbédji", "CJ-1")
    assert "brown" not in answer.model_dump_json()


def test_nobody_is_an_answer() -> None:
    assert asked(an_answer(NOBODY)).state == State.NOT_FOUND


def test_the_question_leaves_with_the_headers_of_the_protocol_and_names_nobody_in_its_address() -> None:
    heard: list[bytes] = []
    with a_server(lambda connection: connection.sendall(an_answer(NOBODY)), heard) as port:
        a_connector(port).ask(a_question(family_name="Houngbédji"))
    head, _, body = heard[0].partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    assert lines[0] == "POST /r1/BJ-TEST/GOV/DEMO/CASIER/personnes/search HTTP/1.1"
    assert {
        "X-Road-Client: BJ-TEST/GOV/DEMO/GUICHET",
        "X-Road-Id: fa2e18a5-c2cb-4d09-b994-f57727f7c3fb",
        "X-Road-UserId: BJan-officer",
        "X-Road-Issue: a-case",
        "X-Guichet-Purpose: step",
    } <= set(lines)
    assert body.decode() == '{"family_name":"Houngbédji"}'


def test_a_register_that_nobody_serves_is_unavailable() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        answer = a_connector(taken.getsockname()[1]).ask(a_question(npi="1234567890"))
    assert (answer.state, answer.why) == (State.UNAVAILABLE, Why.UNREACHABLE)


def test_a_slow_server_is_left_in_time() -> None:
    with a_server(lambda _connection: time.sleep(1.5)) as port:
        began = time.monotonic()
        answer = a_connector(port, seconds=0.3).ask(a_question(npi="1234567890"))
        waited = time.monotonic() - began
    assert (answer.state, answer.why) == (State.UNAVAILABLE, Why.SLOW)
    assert waited < 1.5


@pytest.mark.parametrize("head", [b"", an_answer(b"x" * 500)[:-500]], ids=["in its head", "in its body"])
def test_a_server_that_sends_byte_by_byte_is_left_in_time_too(head: bytes) -> None:
    def drip(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(30):
            connection.sendall(b"H" if not head else b" ")
            time.sleep(0.05)

    with a_server(drip) as port:
        answer = a_connector(port, seconds=0.3).ask(a_question(npi="1234567890"))
    assert answer.why == Why.SLOW


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (b"", Why.CUT),
        (an_answer(AFI)[:-30], Why.CUT),
        (an_answer(AFI)[:40], Why.CUT),
        (an_answer(b"[" * (MOST_BYTES + 1)), Why.TOO_BIG),
        (an_answer(b"{"), Why.NOT_UNDERSTOOD),
        (an_answer(b"\xff\xfe"), Why.NOT_UNDERSTOOD),
        (an_answer(b'{"records": [{"family_name": "sans num\xc3\xa9ro"}]}'), Why.NOT_UNDERSTOOD),
        (an_answer(b'{"records": [{"number": "1", "birth_date": "hier"}]}'), Why.NOT_UNDERSTOOD),
        (an_answer(b"<p>Bonjour</p>", Content_Type="text/html"), Why.NOT_UNDERSTOOD),
        (an_answer(NOBODY, status="404 Not Found"), Why.NOT_UNDERSTOOD),
        (an_answer(NOBODY, status="500 Internal Server Error"), Why.FAILING),
        (an_answer(NOBODY, status="500 Error", X_Road_Error="Server.ServerProxy.NetworkError"), Why.FAILING),
        (an_answer(NOBODY, X_Road_Id="another-message"), Why.NOT_OURS),
        (an_answer(NOBODY, X_Road_Id=""), Why.NOT_OURS),
        (an_answer(NOBODY, X_Road_Service="BJ-TEST/GOV/DEMO/RNPP/personnes"), Why.NOT_OURS),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Why.CUT),
    ],
)
def test_what_is_not_an_answer_makes_the_register_unavailable(sent: bytes, why: Why) -> None:
    answer = asked(sent)
    assert (answer.state, answer.why) == (State.UNAVAILABLE, why)


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (an_answer(NOBODY, status="500 Error", X_Road_Error="Server.ServerProxy.AccessDenied"), Why.ACCESS),
        (an_answer(NOBODY, status="403 Forbidden"), Why.ACCESS),
        (an_answer(NOBODY, status="400 Bad Request", X_Road_Error="Client.BadRequest"), Why.QUESTION),
        (an_answer(NOBODY, status="422 Unprocessable"), Why.QUESTION),
    ],
)
def test_a_register_may_refuse(sent: bytes, why: Why) -> None:
    answer = asked(sent)
    assert (answer.state, answer.why) == (State.REFUSED, why)


def test_a_redirection_is_not_followed() -> None:
    with socket.socket() as elsewhere:
        elsewhere.bind(("127.0.0.1", 0))
        elsewhere.listen()
        elsewhere.settimeout(0.2)
        location = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/"
        answer = asked(an_answer(b"", status="307 Temporary Redirect", Location=location))
        with pytest.raises(TimeoutError):
            elsewhere.accept()
    assert answer.why == Why.REDIRECTED


def test_a_small_answer_that_would_unfold_into_a_huge_one_is_not_unfolded() -> None:
    import gzip  # noqa: PLC0415 only this server would send it

    bomb = gzip.compress(b" " * 50_000_000)
    assert asked(an_answer(bomb, Content_Encoding="gzip")).why == Why.NOT_UNDERSTOOD
