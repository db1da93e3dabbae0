"""Which events are told to everybody, and how: each room says so of its own, from `contributions.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """`kind` is the word of the line; `facts` picks what it says from the event's own facts.

    `crowd` names whom a line hides among until enough are there; empty for what is told within a second.
    """

    kind: str
    facts: Callable[[Facts], dict[str, str | int | bool]]
    crowd: Callable[[Facts], str] = lambda _facts: ""


_told: dict[str, Told] = {}


def tell(event: str, told: Told) -> None:
    if event in _told:
        raise TypeError(f"the public log is told of {event!r} twice")
    _told[event] = told


def told(event: str) -> Told:
    """Raises KeyError for an event that nobody told it of: a fault of ours."""
    return _told[event]


def events() -> tuple[str, ...]:
    return tuple(_told)


def picked(*names: str, **renamed: str) -> Callable[[Facts], dict[str, Any]]:
    """These facts, and others under another name; what is empty is left out."""
    wanted = {name: name for name in names} | renamed
    return lambda facts: {name: facts[fact] for name, fact in wanted.items() if facts[fact] not in ("", None)}
