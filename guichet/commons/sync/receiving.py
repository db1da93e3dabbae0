"""The hub's end of the carrying: from what a node says to the answer, whatever brought it."""

import hashlib
from datetime import datetime
from typing import Protocol, TypeVar

from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.commons.sync import batches, blobs, queries, speaking
from guichet.commons.sync import operations as sync
from guichet.commons.sync.models import Node
from guichet.commons.sync.operations.nodes import Greeting
from guichet.commons.sync.operations.taking import Taken
from guichet.commons.sync.refusals import InvitationRefused, NodeRefused
from guichet.commons.sync.speaking import Enrolment, Hello, News, Welcome
from guichet.commons.sync.vocabulary import NodeState
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import operations as key_uses
from guichet.foundation.keys import public
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.act import Act, Surface, by_the_system

TOKEN = "guichet.sync"  # noqa: S105 the name of a use, no secret
TOKEN_SECONDS = 900
PAGE = 262_144


class FromANode(Protocol):
    """A message that names the centre whose node says it."""

    @property
    def centre(self) -> str: ...


M = TypeVar("M", bound=FromANode)


def enrol(content: bytes) -> None:
    """A new node's code and key. Raises NotUnderstood, InvitationRefused."""
    asked = speaking.heard(Enrolment, content)
    if len(asked.key) != 32 or not speaking.is_said_by(Enrolment, content, speaking.key_of(asked.key)):
        raise InvitationRefused.here()
    sync.ask(centre=asked.centre, code=asked.code, key=asked.key.hex(), act=act("sync.enrol"))


def hello(content: bytes) -> bytes:
    """Raises NotUnderstood, NodeRefused."""
    said, node = heard(Hello, content)
    now = timezone.now()
    offset = now.timestamp() - said.clock / 1_000_000
    greeting = Greeting(said.centre, said.epoch, said.fed, said.fed_chain, offset, said.version)
    feed_from = sync.greet(greeting=greeting, act=act("sync.hello"))
    listed = public.as_json(keys.public_keys())
    digest = hashlib.sha256(listed.encode()).hexdigest()
    answer = Welcome(
        nonce=said.nonce,
        token=signing.dumps(said.centre, salt=TOKEN),
        clock=_microseconds(now),
        feed_from=feed_from,
        cursors=queries.cursors(node),
        keys="" if digest == said.keys_digest else listed,
        keys_digest=digest,
    )
    return speaking.said(answer, sign)


def heard(kind: type[M], content: bytes) -> tuple[M, Node]:
    """What a node says, and which one: its own signature proves it. Raises NotUnderstood, NodeRefused."""
    said = speaking.heard(kind, content)
    node = trusted(said.centre)
    if not speaking.is_said_by(kind, content, speaking.key_of(bytes.fromhex(node.key))):
        raise NodeRefused(_("Ce centre ne montre pas la clé de son inscription."), "unknown")
    return said, node


def node_with(token: str) -> Node:
    """Who comes with this token, if it is trusted still: a revoked node is refused at once. Raises NodeRefused."""
    try:
        centre = signing.loads(token, salt=TOKEN, max_age=TOKEN_SECONDS)
    except signing.BadSignature:
        raise NodeRefused(_("Ce centre doit se présenter de nouveau."), "hello") from None
    return trusted(centre)


def push(node: Node, content: bytes) -> Taken:
    """Raises NotUnderstood, NodeRefused, Gap, Forked."""
    return take(content, only_of=node.centre)


def take(content: bytes, *, only_of: str = "") -> Taken:
    """A batch, by whatever way it came: its own signature says whose it is."""
    sealed = batches.split(content)
    node = trusted(batches.node_of(sealed))
    genuine = batches.is_genuine(sealed, speaking.key_of(bytes.fromhex(node.key)))
    if not genuine or (only_of and node.centre != only_of):
        raise NodeRefused(_("Cet envoi n’est pas signé par la clé du centre qu’il nomme."), "unknown")
    return sync.accept(batch=batches.read(sealed), act=act("sync.push"))


def news(node: Node, after: int) -> bytes:
    """What the node is to be told next, signed; empty when there is nothing."""
    found = queries.feed_after(node, after, PAGE)
    if not found:
        return b""
    items = tuple((each.number, bytes(each.content), each.chain, tuple(each.blobs)) for each in found)
    return speaking.said(News(items), sign)


def file_there(digest: str, folder: str) -> int:
    return blobs.length(digest, folder)


def take_piece(digest: str, folder: str, *, offset: int, length: int, piece: bytes) -> tuple[int, bool]:
    """How much of the file is here now, and whether it is whole. A whole file that is another is begun anew, from 0."""
    here = blobs.append(digest, folder, offset, piece)
    if here < length or blobs.is_here(digest, folder):
        return here, blobs.is_here(digest, folder)
    if not blobs.complete(digest, folder):
        return 0, False
    sync.file_arrived(digest=digest, act=act("sync.files"))
    return here, True


def sign(message: bytes) -> bytes:
    """With the hub's own key for centres; the use is journalled."""
    signed = keys.sign(Kind.SYNC, message)
    key_uses.journal_use(record=signed.record, act=act("sync.sign"))
    return signed.signature


def act(process: str) -> Act:
    return by_the_system(at=timezone.now(), surface=Surface.API, process=process)


def own_key() -> bytes:
    """The public key that this hub signs with, for nodes that hold its fingerprint."""
    return keys.current(Kind.SYNC).public


def trusted(centre: str) -> Node:
    """Raises NodeRefused, which says why."""
    node = queries.node(centre)
    if node is None or node.state == NodeState.INVITED:
        raise NodeRefused(_("Ce centre n’est pas inscrit."), "not-enrolled")
    if node.state == NodeState.REVOKED:
        raise NodeRefused(_("La clé de ce centre a été révoquée."), "revoked")
    if node.state == NodeState.ASKED:
        raise NodeRefused(_("L’inscription de ce centre attend d’être approuvée."), "waiting")
    return node


def _microseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000_000)
