"""Whose word counts: the hub's key that this centre knows, and any that follows from it, however long it was away."""

from collections.abc import Callable

from guichet.commons.sync import operations as sync
from guichet.commons.sync import speaking
from guichet.commons.sync.carrier.wire import Failed, Wire
from guichet.commons.sync.models import Link
from guichet.commons.sync.speaking import M
from guichet.commons.sync.vocabulary import Fault
from guichet.foundation.keys import public, succession
from guichet.foundation.lib.act import Act


def heard(kind: type[M], content: bytes, *, link: Link, wire: Wire, act: Callable[[], Act]) -> M:
    """What the hub says. A key that is new here is asked about, and followed. Raises Failed, NotUnderstood."""
    known = bytes.fromhex(link.hub_key)
    if not speaking.is_said_by(kind, content, speaking.key_of(known)):
        following = successor(known, wire.ask("GET", "keys").content)
        if following == known or not speaking.is_said_by(kind, content, speaking.key_of(following)):
            raise Failed(Fault.UNKNOWN_HUB)
        sync.follow(hub_key=following.hex(), act=act())
        link.refresh_from_db()
    return speaking.heard(kind, content)


def successor(known: bytes, listed: bytes) -> bytes:
    """The key that follows from `known` by a list that anybody may have written; `known` itself when none does."""
    try:
        keys = public.from_json(listed.decode())
    except (ValueError, KeyError, TypeError, AttributeError):
        return known
    return succession.followed(speaking.key_of(known), keys).public
