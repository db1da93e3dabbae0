"""A question to the hub that somebody waits for: signed, answered at once by the hub's own key, or not at all.

What need not be answered at once goes with the carrier.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, TypeVar

from django.conf import settings

from guichet.commons.sync import queries, speaking
from guichet.commons.sync.carrier.wire import Conflict, Failed, MustGreet, Wire
from guichet.commons.sync.refusals import NotUnderstood
from guichet.commons.sync.speaking import Sign
from guichet.commons.sync.vocabulary import Fault
from guichet.foundation.demonstration import clock, link
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import operations as key_uses
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.refusals import KeeperUnavailable, WrongKey
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface

SECONDS = 4.0  # for each question: somebody stands before the screen


class Numbered(Protocol):
    """A question, or the answer to it: both have the number that was drawn for it."""

    __dataclass_fields__: ClassVar[dict[str, Any]]  # a message of speaking.py

    @property
    def nonce(self) -> bytes: ...


A = TypeVar("A", bound=Numbered)


@dataclass(frozen=True, slots=True)
class Line:
    """This node's own end: who it is, what signs for it, which key the hub must show."""

    centre: PlaceId
    wire: Wire
    hub_key: bytes
    sign: Sign

    def ask(self, path: str, question: Numbered, answer: type[A]) -> A:
        """Raises Failed, whatever went wrong."""
        try:
            content = self.wire.ask("POST", path, speaking.said(question, self.sign)).content
            said = speaking.heard(answer, content)
            known = speaking.is_said_by(answer, content, speaking.key_of(self.hub_key))
        except (MustGreet, Conflict, NotUnderstood):
            raise Failed(Fault.NOT_UNDERSTOOD) from None
        except (KeeperUnavailable, WrongKey):
            raise Failed(Fault.KEEPER) from None
        if not known or said.nonce != question.nonce:
            raise Failed(Fault.UNKNOWN_HUB)
        return said


@contextmanager
def to_the_hub() -> Iterator[Line]:
    """Raises Failed for a node that was never enrolled."""
    known = queries.link()
    if known is None or not known.hub_key:
        raise Failed(Fault.NOT_ENROLLED)
    wire = Wire(settings.HUB_URL, is_cut=is_cut, seconds=SECONDS)
    try:
        yield Line(PlaceId(settings.CENTRE), wire, bytes.fromhex(known.hub_key), sign)
    finally:
        wire.close()


def sign(message: bytes) -> bytes:
    """With this node's own key; the use is journalled."""
    signed = keys.sign(Kind.SYNC, message)
    key_uses.journal_use(record=signed.record, act=act())
    return signed.signature


def act() -> Act:
    """Of the node itself."""
    me = Actor(ActorKind.SYSTEM, "sync")
    return Act(actor=me, at=clock.now(), place=PlaceId(settings.CENTRE), surface=Surface.WORKER)


def is_cut() -> bool:
    """In a demonstration a visitor cuts the link by a switch."""
    return settings.DEMONSTRATION and link.is_cut()
