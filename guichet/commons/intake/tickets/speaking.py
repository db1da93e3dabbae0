"""What a node and the national one say to each other about a ticket while somebody waits: short, each message signed.

`nonce` makes an answer that to this question. Moments are microseconds since 1970.
"""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What the national node has for a locator. The words for none do not tell a wrong one from one that is over."""

    FOUND = "found"
    FILES_ON_THEIR_WAY = "files-on-their-way"
    NONE = "none"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Look:
    """What is under that locator? Nothing moves."""

    centre: str
    locator: bytes
    nonce: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """`token` opens its files for a quarter of an hour; all is empty unless something was found."""

    nonce: bytes
    outcome: str
    turn: int = 0
    sealed: bytes = b""
    files: tuple[str, ...] = ()
    expires_at: int = 0
    token: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Make this node the holder."""

    centre: str
    locator: bytes
    nonce: bytes


@dataclass(frozen=True, slots=True)
class Claimed:
    nonce: bytes
    is_yours: bool


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The author is back where the ticket was made."""

    centre: str
    reference: str
    turn: int
    nonce: bytes


@dataclass(frozen=True, slots=True)
class TakenBack:
    nonce: bytes
    is_yours: bool
