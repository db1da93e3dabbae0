"""What this room asks of whoever decided: it goes by the name of the origin, and knows none."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from guichet.commons.documents.models import State
from guichet.commons.documents.printing.page import Value
from guichet.foundation.lib.act import Act, PlaceId


@dataclass(frozen=True, slots=True)
class Content:
    """What a document says, in its own language: its title, who issues it, the value of each field."""

    title: str
    authority: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Sealed:
    """Corrected fields as the origin seals them; `name` is part of what the seal is bound to."""

    name: str
    ciphertext: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of which decision, with which corrections laid over, the oldest first; `reader` is the person who will
    read them, nobody when they are for print."""

    about: str
    language: str
    corrections: tuple[Sealed, ...] = ()
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Pickup:
    """Who prints it: the centre where it was asked for, under the reference and the key of the receipt given there."""

    place: PlaceId
    request: str
    key: bytes


@dataclass(frozen=True, slots=True)
class Ended:
    """A document about this decision no longer holds."""

    about: str
    document: str
    state: State


class Origin(Protocol):
    """`content` and `seal` use the keeper, so they run outside any transaction, and again when a worker dies."""

    def content(self, asked: Asked, act: Act) -> Content:
        """Open what was answered and found, journal that it was, and give the words. Raises the keeper's refusals."""

    def seal(self, about: str, name: str, values: Mapping[str, Value]) -> Sealed:
        """Raises the keeper's refusals."""

    def decided_alone(self, about: str) -> str:
        """Who took every step of that decision; nobody when there were two."""

    def is_close(self, about: str, staff: str, at: datetime) -> bool:
        """Whether it is about somebody whom that member of staff declared."""

    def pickup(self, about: str) -> Pickup | None:
        """None for a request that no centre gave a receipt for."""

    def ended(self, ended: Ended, act: Act) -> None:
        """Tell the holder, in the transaction that ends the document."""


_origins: dict[str, Origin] = {}


def register_origin(name: str, origin: Origin) -> None:
    if name in _origins:
        raise TypeError(f"the origin of documents {name!r} is registered twice")
    _origins[name] = origin


def origin_of(name: str) -> Origin:
    """Raises KeyError: a fault of ours."""
    return _origins[name]


def a_name() -> str:
    """Opaque, and nobody's guess."""
    return secrets.token_hex(16)
