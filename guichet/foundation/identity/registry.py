"""What rooms above lend to identity: who delivers a code, who knows the national register of persons, what travels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from guichet.foundation.identity.vocabulary import Channel, Purpose
from guichet.foundation.lib.act import Act, PlaceId


@dataclass(frozen=True, slots=True)
class CodeMessage:
    """A code to deliver; whoever takes it writes it nowhere but in the message itself."""

    channel: Channel
    address: str
    language: str
    code: str
    purpose: Purpose
    serves_for: timedelta


class RegisterState(StrEnum):
    KNOWN = "known"
    UNKNOWN = "unknown"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class RegisterAnswer:
    """What the national register says of an NPI; a register that is down is a state, not a fault."""

    state: RegisterState
    name: str = ""


@dataclass(frozen=True, slots=True)
class Road:
    """Between a centre and the national node. Both run inside the operation that calls them: they write a row each.

    `carry` takes what happened at a centre to the national node, `tell` what a centre must know to that centre.
    """

    carry: Callable[[str, Mapping[str, Any], Act], None]
    tell: Callable[[str, Mapping[str, Any], PlaceId, Act], None]


NO_ANSWER = RegisterAnswer(RegisterState.UNAVAILABLE)
CodeSender = Callable[[CodeMessage, Act], None]
NationalRegister = Callable[[str, str, Act], RegisterAnswer]

_code_sender: CodeSender | None = None
_national_register: NationalRegister | None = None
_road: Road | None = None


def register_code_sender(send: CodeSender | None) -> None:
    """`send` runs inside the operation that makes the code: it writes its own row and calls no network."""
    global _code_sender  # noqa: PLW0603 one node delivers in one way
    _code_sender = send


def code_sender() -> CodeSender | None:
    return _code_sender


def register_national_register(ask: NationalRegister | None) -> None:
    global _national_register  # noqa: PLW0603 one country has one register
    _national_register = ask


def national_register() -> NationalRegister | None:
    return _national_register


def ask_national_register(npi: str, *, about: str, act: Act) -> RegisterAnswer:
    """What the register says of a number that `about`, a citizen's reference, gave.

    Called before an operation, never inside one: it may wait for a network.
    """
    if _national_register is None:
        return NO_ANSWER
    return _national_register(npi, about, act)


def register_road(road: Road | None) -> None:
    global _road  # noqa: PLW0603 one node has one way to the others
    _road = road


def carry(kind: str, body: Mapping[str, Any], act: Act) -> None:
    """At a centre. Without a road nothing travels, and nothing else changes."""
    if _road is not None:
        _road.carry(kind, body, act)


def tell(kind: str, body: Mapping[str, Any], *, to: PlaceId, act: Act) -> None:
    """At the national node."""
    if _road is not None:
        _road.tell(kind, body, to, act)
