"""Registers for tests: the real sandbox, and servers that do harm, each over a real socket of this machine."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.test import override_settings

from guichet.commons.registers import registry
from guichet.commons.registers.connectors import Question
from guichet.commons.registers.contrib.sandbox import server
from guichet.commons.registers.contrib.xroad.connector import SecurityServer, XRoad
from guichet.commons.registers.fields import Field
from guichet.commons.registers.vocabulary import Purpose

CLIENT = "BJ-TEST/GOV/DEMO/GUICHET"
SERVICES = {each: f"BJ-TEST/GOV/DEMO/{each.upper()}/personnes" for each in ("rnpp", "casier", "ifu", "fur")}
MESSAGE = "fa2e18a5-c2cb-4d09-b994-f57727f7c3fb"


def a_question(**query: str) -> Question:
    return Question(MESSAGE, "a-case", "an-officer", Purpose.STEP, {Field(name): each for name, each in query.items()})


def a_connector(port: int, register: str = "casier", *, client: str = CLIENT, seconds: float = 10) -> XRoad:
    return XRoad(
        register,
        SERVICES[register],
        SecurityServer(f"http://127.0.0.1:{port}", client),
        dict.fromkeys(Purpose, seconds),
    )


@contextmanager
def the_sandbox() -> Iterator[int]:
    """Its port. The switch is a file of VAR, so that belongs to the test."""
    with override_settings(XROAD_CLIENT=CLIENT, XROAD_SERVICES=SERVICES), server.open_server(0) as opened:
        thread = threading.Thread(target=opened.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield opened.server_port
        finally:
            opened.shutdown()
            thread.join()


@contextmanager
def connected(port: int, *registers: str) -> Iterator[None]:
    """This process is connected to those registers, and afterwards to none."""
    wanted = registers or tuple(settings.XROAD_SERVICES or SERVICES)
    for each in wanted:
        registry.register(a_connector(port, each, seconds=3))
    try:
        yield
    finally:
        for each in wanted:
            registry.unregister(each)


@contextmanager
def a_server(answer: Callable[[socket.socket], None], heard: list[bytes] | None = None) -> Iterator[int]:
    """A server that hears one question, then does as `answer` says with the connection."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        thread = threading.Thread(target=_serve, args=(listening, answer, [] if heard is None else heard))
        thread.start()
        yield listening.getsockname()[1]
        thread.join()


def _serve(listening: socket.socket, answer: Callable[[socket.socket], None], heard: list[bytes]) -> None:
    connection, _address = listening.accept()
    with connection:
        try:
            heard.append(whole_question(connection))
            answer(connection)
        except OSError:
            return  # the one who asked had enough


def whole_question(connection: socket.socket) -> bytes:
    """Up to the last byte of its body: a server that closes on unread bytes tears its own answer up."""
    got = b""
    while not _is_whole(got) and (piece := connection.recv(65536)):
        got += piece
    return got


def _is_whole(got: bytes) -> bool:
    head, blank, body = got.partition(b"\r\n\r\n")
    return bool(blank) and len(body) >= int(re.findall(rb"(?i)content-length: (\d+)", head)[0])


def an_answer(body: bytes, *, status: str = "200 OK", **headers: str) -> bytes:
    """The bytes of an answer that came by the right way, unless `headers` say otherwise."""
    given = {
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "X-Road-Id": MESSAGE,
        "X-Road-Service": SERVICES["casier"],
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
