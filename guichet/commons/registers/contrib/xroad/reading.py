"""What an answer that came through X-Road says. Whatever is not plainly an answer to our question is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import unquote

from pydantic import Field, ValidationError

from guichet.commons.registers.answers import MOST_RECORDS, Answer, Received, Record
from guichet.commons.registers.vocabulary import Why


@dataclass(frozen=True, slots=True)
class Got:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Body(Received):
    """The body that docs/registers.md asks of every register."""

    records: Annotated[tuple[Record, ...], Field(max_length=MOST_RECORDS)]
    more: bool = False


def read(got: Got, *, message: str, service: str) -> Answer:
    why = _fault(got) or _misrouted(got, message, service)
    if why:
        return Answer.without(why)
    try:
        body = Body.model_validate_json(got.body)
    except ValidationError:
        return Answer.without(Why.NOT_UNDERSTOOD)
    return Answer.of(body.records, more=body.more)


def _fault(got: Got) -> Why | None:
    """`X-Road-Error` tells a Security Server's own failure from the register's (section 4.6)."""
    if error := got.headers.get("x-road-error"):
        return _of_the_road(error)
    match got.status:
        case 200:
            return None if _is_json(got) else Why.NOT_UNDERSTOOD
        case 400 | 422:
            return Why.QUESTION
        case 401 | 403:
            return Why.ACCESS
    if 300 <= got.status < 400:
        return Why.REDIRECTED
    return Why.FAILING if got.status >= 500 else Why.NOT_UNDERSTOOD


def _of_the_road(error: str) -> Why:
    if error.endswith("AccessDenied"):
        return Why.ACCESS
    return Why.QUESTION if error.startswith("Client.") else Why.FAILING


def _is_json(got: Got) -> bool:
    return got.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"


def _misrouted(got: Got, message: str, service: str) -> Why | None:
    """The provider's Security Server repeats the message and the service (section 4.3)."""
    said = (got.headers.get("x-road-id"), unquote(got.headers.get("x-road-service", "")))
    return None if said == (message, service) else Why.NOT_OURS
