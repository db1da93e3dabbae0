"""At the hub: which nodes of centres are trusted."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from guichet.commons.sync import events, records, registry
from guichet.commons.sync.models import FeedItem, Node
from guichet.commons.sync.refusals import InvitationRefused, NodeRefused
from guichet.commons.sync.vocabulary import NodeState
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places.references import spelled

INVITED_FOR = timedelta(days=7)
SYMBOLS = 12  # 60 bits, once, for a week


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a node says first: which database it is, how far it was told, what its clock says, how much waits there."""

    centre: str
    epoch: str
    fed: int
    fed_chain: str
    clock_offset: float
    version: str
    waiting: int | None = None
    waiting_files: int | None = None


@operation
def invite(*, centre: str, act: Act) -> str:
    """A code that enrols the node of this centre, once, within a week; an earlier one no longer serves.

    A centre whose node is approved keeps it until another one is.
    """
    code = spelled(secrets.randbits(5 * SYMBOLS), length=SYMBOLS)
    node = Node.objects.select_for_update().filter(centre=centre).first()
    node = node or Node(centre=centre, state=NodeState.INVITED, told_chain=records.START.hex())
    node.invitation, node.invited_until = _imprint(code), act.at + INVITED_FOR
    node.save()
    journal.record(happened=events.NodeInvited(centre), act=act)
    return "-".join(code[place : place + 4] for place in range(0, SYMBOLS, 4))


@operation
def ask(*, centre: str, code: str, key: str, act: Act) -> None:
    """A node shows its code and its public key (hexadecimal). Raises InvitationRefused, the same for each cause.

    Asked again with the same key before it is approved, nothing changes: the answer may have been lost.
    """
    node = Node.objects.select_for_update().filter(centre=centre).first()
    if node is not None and node.state == NodeState.ASKED and node.key == key:
        return
    right = node is not None and hmac.compare_digest(node.invitation, _imprint(code)) and bool(node.invitation)
    if node is None or not right or node.invited_until is None or node.invited_until <= act.at:
        raise InvitationRefused.here()
    node.key, node.state, node.asked_at, node.invitation = key, NodeState.ASKED, act.at, ""
    node.save(update_fields=["key", "state", "asked_at", "invitation"])
    journal.record(happened=events.NodeAsked(centre, key), act=act)


@operation
def approve(*, centre: str, act: Act) -> None:
    """Take what this node sends from now on, and tell it all that a centre has to know."""
    node = Node.objects.select_for_update().filter(centre=centre, state=NodeState.ASKED).first()
    if node is None:
        raise NodeRefused(_("Aucun nœud n’attend d’être approuvé pour ce centre."), "unknown")
    node.state, node.approved_at, node.revoked_at = NodeState.APPROVED, act.at, None
    node.save(update_fields=["state", "approved_at", "revoked_at"])
    journal.record(happened=events.NodeApproved(centre, node.key), act=act)
    _welcome(node, act)


@operation
def revoke(*, centre: str, reason: str, act: Act) -> None:
    """Refuse whatever this node's key signs from now on: it was stolen, lost or replaced."""
    node = Node.objects.select_for_update().filter(centre=centre).exclude(key="").first()
    if node is None:
        raise NodeRefused(_("Ce centre n’a pas de nœud inscrit."), "unknown")
    if node.state != NodeState.REVOKED:
        node.state, node.revoked_at, node.invitation = NodeState.REVOKED, act.at, ""
        node.save(update_fields=["state", "revoked_at", "invitation"])
        journal.record(happened=events.NodeRevoked(centre, node.key, reason), act=act)


@operation
def greet(*, greeting: Greeting, act: Act) -> int:
    """Note who came, and say from which number on the node is to be told: all anew when its past is not ours."""
    node = Node.objects.select_for_update().get(centre=greeting.centre)
    if node.epoch and node.epoch != greeting.epoch:
        journal.record(happened=events.NodeRestored(node.centre, node.epoch, greeting.epoch), act=act)
    node.epoch, node.contact_at = greeting.epoch, act.at
    node.clock_offset, node.version = round(greeting.clock_offset, 3), greeting.version[:20]
    node.waiting, node.waiting_files = greeting.waiting, greeting.waiting_files
    node.save(update_fields=["epoch", "contact_at", "clock_offset", "version", "waiting", "waiting_files"])
    return greeting.fed if _knows(node, greeting) else 0


def _imprint(code: str) -> str:
    bare = "".join(code.upper().split()).replace("-", "")
    return hashlib.sha256(f"guichet enrolment {bare}".encode()).hexdigest()


def _knows(node: Node, greeting: Greeting) -> bool:
    """Whether the node was told just what is kept here; a hub that was restored may have told it more."""
    if greeting.fed == 0:
        return True
    return FeedItem.objects.filter(node=node, number=greeting.fed, chain=greeting.fed_chain).exists()


def _welcome(node: Node, act: Act) -> None:
    for tell in registry.welcomes():
        tell(PlaceId(node.centre), act)
