"""A register behind X-Road, as its consumer meets it: a small WSGI application that speaks PR-REST r1.

It stands for both Security Servers and the register. It holds invented people only.
"""

import json
import time
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from django.conf import settings

from guichet.commons.registers.answers import MOST_RECORDS
from guichet.commons.registers.contrib.sandbox import people, switch
from guichet.commons.registers.contrib.sandbox.switch import Mode
from guichet.commons.registers.fields import Field

MOST_BYTES = 64 * 1024
SECONDS_OF_SLOWNESS = 15

Environ = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], object]


@dataclass(frozen=True, slots=True)
class Reply:
    status: str
    body: bytes
    headers: Mapping[str, str]


class OnTheRoad(Exception):
    """A Security Server's own error; `kind` is what `X-Road-Error` says."""

    def __init__(self, status: str, kind: str, message: str) -> None:
        super().__init__(message)
        self.status, self.kind, self.message = status, kind, message


def application(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    try:
        reply = _answer(environ)
    except OnTheRoad as error:
        reply = _error(error)
    headers = {"Content-Type": "application/json;charset=utf-8", "Content-Length": str(len(reply.body))}
    start_response(reply.status, list((headers | dict(reply.headers)).items()))
    return [reply.body]


def _answer(environ: Environ) -> Reply:
    service = _service(environ)
    register = next((each for each, known in settings.XROAD_SERVICES.items() if known == service), None)
    if environ.get("HTTP_X_ROAD_CLIENT") is None:
        raise OnTheRoad("400 Bad Request", "Client.BadRequest", "X-Road-Client is missing")
    if register is None:
        raise OnTheRoad("500 Internal Server Error", "Server.ClientProxy.UnknownMember", "no such service")
    if unquote(environ["HTTP_X_ROAD_CLIENT"]) != settings.XROAD_CLIENT:
        raise OnTheRoad("500 Internal Server Error", "Server.ServerProxy.AccessDenied", "not allowed")
    mode = switch.modes()[register]
    if mode is Mode.OFF:
        raise OnTheRoad("500 Internal Server Error", "Server.ServerProxy.NetworkError", "the register is off")
    if mode is Mode.SLOW:
        time.sleep(SECONDS_OF_SLOWNESS)
    found = _found(register, environ)
    return Reply("200 OK", found[: len(found) // 2] if mode is Mode.BROKEN else found, _of_the_road(environ, service))


def _service(environ: Environ) -> str:
    """« /r1/{serviceId}/search » and nothing else."""
    parts = str(environ.get("PATH_INFO", "")).split("/")
    if environ.get("REQUEST_METHOD") != "POST" or parts[1:2] != ["r1"] or parts[-1] != "search":
        raise OnTheRoad("400 Bad Request", "Client.BadRequest", "write POST /r1/{serviceId}/search")
    return "/".join(unquote(part) for part in parts[2:-1])


def _found(register: str, environ: Environ) -> bytes:
    found = people.find(register, _query(environ))
    records = [each.model_dump(mode="json") for each in found[:MOST_RECORDS]]
    return json.dumps({"records": records, "more": len(found) > MOST_RECORDS}, ensure_ascii=False).encode()


def _query(environ: Environ) -> dict[Field, str]:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    try:
        asked = json.loads(environ["wsgi.input"].read(min(length, MOST_BYTES)))
        return {Field(name): str(value) for name, value in asked.items()}
    except (ValueError, AttributeError):
        raise OnTheRoad("400 Bad Request", "Client.BadRequest", "the question is not understood") from None


def _of_the_road(environ: Environ, service: str) -> Mapping[str, str]:
    """Without `X-Road-Request-Hash`: Security Servers make and check it, and there is none here."""
    return {
        "X-Road-Client": environ["HTTP_X_ROAD_CLIENT"],
        "X-Road-Service": service,
        "X-Road-Id": environ.get("HTTP_X_ROAD_ID") or str(uuid.uuid4()),
        "X-Road-Request-Id": str(uuid.uuid4()),
    }


def _error(error: OnTheRoad) -> Reply:
    body = {"type": error.kind, "message": error.message, "detail": str(uuid.uuid4())}
    return Reply(error.status, json.dumps(body).encode(), {"X-Road-Error": error.kind})
