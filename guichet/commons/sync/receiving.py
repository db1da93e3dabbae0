"""The hub's end of the carrying: from what a node says to the answer, whatever brought it."""

import hashlib
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar, Protocol, TypeVar

from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.commons.sync import batches, blobs, queries, speaking
from guichet.commons.sync import operations as sync
from guichet.commons.sync.batches import Batch
from guichet.commons.sync.models import Node
from guichet.commons.sync.operations.nodes import Greeting
from guichet.commons.sync.operations.taking import Taken
from guichet.commons.sync.refusals import Gap, InvitationRefused, NodeRefused
from guichet.commons.sync.speaking import Enrolment, Hello, News, Welcome
from guichet.commons.sync.vocabulary import NodeState
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import operations as key_uses
from guichet.foundation.keys import public
from guichet.foundation.keys.public import Kind, PublicKey
from guichet.foundation.lib.act import Act, Surface, by_the_system

TOKEN = "guichet.sync"  # noqa: S105 the name of a use, no secret
TOKEN_SECONDS = 900
PAGE = 262_144
PATIENCE = 4.0  # seconds that a batch waits for the one before it: longer than the largest takes to be applied
SECONDS_BETWEEN_LOOKS = 0.05
# A key like any other, asked about where a centre has none; what it signed is refused all the same.
NOBODY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"


class FromANode(Protocol):
    """A message that names the centre whose node says it."""

    __dataclass_fields__: ClassVar[dict[str, Any]]  # a message of speaking.py

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
    greeting = Greeting(
        said.centre, said.epoch, said.fed, said.fed_chain, offset, said.version, said.waiting, said.waiting_files
    )
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
    return said, _signer(said.centre, lambda key: speaking.is_said_by(kind, content, key))


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
    node = _signer(batches.node_of(sealed), lambda key: batches.is_genuine(sealed, key))
    if only_of and node.centre != only_of:
        raise _not_signed()
    return _in_turn(batches.read(sealed))


def _in_turn(batch: Batch) -> Taken:
    """A node sends the next batch while the one before is applied: whichever comes first here, that one goes first."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return sync.accept(batch=batch, act=act("sync.push"))
        except Gap:
            if time.monotonic() >= deadline:
                raise
            time.sleep(SECONDS_BETWEEN_LOOKS)


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


def own_keys() -> str:
    """Every key that this hub ever signed with for centres, each vouched for by the one before."""
    return public.as_json(key for key in keys.public_keys() if key.kind is Kind.SYNC)


def keys_since_the_first() -> str:
    """As `own_keys`, for whom bytes are dear: nothing while there is but one."""
    count = sum(key.kind is Kind.SYNC for key in keys.public_keys())
    return own_keys() if count > 1 else ""


def trusted(centre: str) -> Node:
    """Raises NodeRefused, which says why."""
    return _if_trusted(queries.node(centre))


def _signer(centre: str, is_signed_by: Callable[[PublicKey], bool]) -> Node:
    """The node that says so, if it is trusted. How far it is, is told only to whoever shows its key: anybody else
    hears the same words about each centre, after the same work. Raises NodeRefused."""
    node = queries.node(centre)
    key = node.key if node is not None else ""
    if not is_signed_by(speaking.key_of(bytes.fromhex(key or NOBODY))) or not key:
        raise _not_signed()
    return _if_trusted(node)


def _not_signed() -> NodeRefused:
    return NodeRefused(_("Cet envoi n’est pas signé par la clé du centre qu’il nomme."), "unknown")


def _if_trusted(node: Node | None) -> Node:
    if node is None or node.state == NodeState.INVITED:
        raise NodeRefused(_("Ce centre n’est pas inscrit."), "not-enrolled")
    if node.state == NodeState.REVOKED:
        raise NodeRefused(_("La clé de ce centre a été révoquée."), "revoked")
    if node.state == NodeState.ASKED:
        raise NodeRefused(_("L’inscription de ce centre attend d’être approuvée."), "waiting")
    return node


def _microseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000_000)
