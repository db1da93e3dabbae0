"""By which ways a message reaches a person."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """In the order in which they are tried."""

    SMS = "sms"
    EMAIL = "email"


class ChannelDown(Exception):
    """The way is cut for now: another is tried at once, this one later."""


class AddressRefused(Exception):
    """The way works and says that it leads to nobody: it is not tried again for this message."""


@dataclass(frozen=True, slots=True, repr=False)
class Outgoing:
    """What a sender gets. `reference` is the same each time the message is tried: gateways drop what they know."""

    reference: str
    address: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Handed:
    """`delivered` when the way tells at once that the message arrived; else the gateway tells later."""

    delivered: bool


# Raises ChannelDown or AddressRefused.
Sender = Callable[[Outgoing], Handed]
