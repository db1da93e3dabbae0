"""What others may ask of the carrying."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Min, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Length

from guichet.commons.sync import policies, records
from guichet.commons.sync.batches import Batch
from guichet.commons.sync.models import (
    FeedItem,
    Link,
    Node,
    Outbox,
    Outgoing,
    OutgoingFile,
    OutgoingQuerySet,
    Quarantined,
)
from guichet.commons.sync.refusals import NodeUnseen
from guichet.commons.sync.vocabulary import MOST_SECONDS_OFF, Fault, Lane, NodeState
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import PlaceId

MOST_RECORDS = 1_000
MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """Where a record stood among those of its node: what names it outside."""

    epoch: str
    lane: int
    number: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How the link of this centre goes. `fault` is a sentence, empty when the last try went well.

    `clock_offset` is by how many seconds the hub's clock is ahead, `latency` how many milliseconds a small message took
    there and back; None before the first contact. `sent` and `received` are bytes since this database began.
    """

    state: NodeState
    contact_at: datetime | None
    fault: str
    next_try_at: datetime | None
    records: int
    record_bytes: int
    files: int
    file_bytes: int
    oldest_at: datetime | None
    clock_offset: float | None
    latency: float | None = None
    sent: int = 0
    received: int = 0

    @property
    def is_up(self) -> bool:
        return self.state == NodeState.APPROVED and not self.fault and self.contact_at is not None


def standing() -> Standing:
    link = Link.objects.first() or Link(state=NodeState.INVITED, fault=Fault.NOT_ENROLLED)
    waiting = (
        Outgoing.objects.waiting()
        .told_by_people()
        .aggregate(records=Count("pk"), bytes=Sum(Length("content")), oldest=Min("recorded_at"))
    )
    files = OutgoingFile.objects.filter(acknowledged_at=None).aggregate(
        count=Count("pk"), bytes=Sum(F("bytes") - F("arrived"))
    )
    return Standing(
        state=NodeState(link.state),
        contact_at=link.contact_at,
        fault=str(Fault(link.fault).label) if link.fault else "",
        next_try_at=link.next_try_at,
        records=waiting["records"],
        record_bytes=waiting["bytes"] or 0,
        files=files["count"],
        file_bytes=files["bytes"] or 0,
        oldest_at=waiting["oldest"],
        clock_offset=link.clock_offset,
        latency=link.latency,
        sent=link.sent,
        received=link.received,
    )


def link() -> Link | None:
    return Link.objects.first()


def next_batch(node: str, lane: Lane, most_bytes: int, *, after: Batch | None = None) -> Batch | None:
    """What waits in a lane, of its oldest epoch first, in order, up to about so many bytes; None when nothing does.

    `after` a batch that is under way, what follows it in its own epoch.
    """
    waiting = Outgoing.objects.waiting().filter(lane=lane)
    if after is not None:
        return _batch(node, waiting.filter(epoch=after.epoch, number__gt=after.last), most_bytes)
    oldest = waiting.order_by("pk").values_list("epoch", flat=True).first()
    return _batch(node, waiting.filter(epoch=oldest), most_bytes) if oldest else None


def waiting_batches(node: str, most_bytes: int) -> Iterator[Batch]:
    """All that waits, lane by lane of each epoch: for a way that answers only in the end."""
    for epoch, lane in Outbox.objects.order_by("lane", "pk").values_list("epoch", "lane"):
        waiting = Outgoing.objects.waiting().filter(epoch=epoch, lane=lane)
        number = 0
        while (batch := _batch(node, waiting.filter(number__gt=number), most_bytes)) is not None:
            yield batch
            number = batch.last


def _batch(node: str, waiting: OutgoingQuerySet, most_bytes: int) -> Batch | None:
    """The first of these rows that are of one lane and epoch."""
    first = waiting.order_by("number").first()
    if first is None:
        return None
    contents: list[bytes] = []
    size = 0
    for row in waiting.order_by("number")[:MOST_RECORDS].iterator():
        contents.append(bytes(row.content))
        size += len(contents[-1])
        if size >= most_bytes:
            break
    return Batch(node, first.epoch, Lane(first.lane), first.number, _before(first), tuple(contents))


def _before(first: Outgoing) -> bytes:
    """The chain up to the record before; of the very first, where chains start."""
    if first.number == 1:
        return records.START
    before = Outgoing.objects.filter(epoch=first.epoch, lane=first.lane, number=first.number - 1).values_list("chain")
    return bytes.fromhex(before.get()[0])


def waiting_files() -> tuple[OutgoingFile, ...]:
    return tuple(OutgoingFile.objects.filter(acknowledged_at=None).order_by("pk"))


def next_file() -> OutgoingFile | None:
    return OutgoingFile.objects.filter(acknowledged_at=None).order_by("pk").first()


def outboxes() -> tuple[Outbox, ...]:
    return tuple(Outbox.objects.order_by("pk"))


def node(centre: str) -> Node | None:
    return Node.objects.filter(centre=centre).first()


def nodes() -> tuple[Node, ...]:
    return tuple(Node.objects.order_by("centre"))


def contacts() -> Mapping[str, datetime]:
    """When each node last greeted this one."""
    return {
        centre: at for centre, at in Node.objects.order_by("pk").values_list("centre", "contact_at") if at is not None
    }


def heard_since(at: datetime) -> tuple[int, int]:
    """How many of the approved nodes greeted this one since then, and how many there are."""
    approved = Node.objects.filter(state=NodeState.APPROVED)
    found = approved.aggregate(heard=Count("pk", filter=Q(contact_at__gte=at)), known=Count("pk"))
    return found["heard"], found["known"]


def cursors(node: Node) -> tuple[tuple[str, int, int, str], ...]:
    """Epoch, lane, last number and chain up to it, of each lane that this node ever sent."""
    return tuple((each.epoch, each.lane, each.last, each.chain) for each in node.cursors.order_by("pk"))


def agrees(box: Outbox, last: int, chain: str) -> bool:
    """Whether that chain is the one up to that number here; of what was forgotten since, the number is believed."""
    if last > box.last:
        return False
    if last == box.last:
        return chain == box.chain
    mine = Outgoing.objects.filter(epoch=box.epoch, lane=box.lane, number=last).values_list("chain", flat=True).first()
    return mine is None or mine == chain


def feed_after(node: Node, number: int, most_bytes: int) -> tuple[FeedItem, ...]:
    """What the node is to be told next, in order, up to about so many bytes and one at least."""
    found: list[FeedItem] = []
    size = 0
    for item in FeedItem.objects.filter(node=node, number__gt=number).order_by("number")[:MOST_RECORDS]:
        found.append(item)
        size += len(item.content)
        if size >= most_bytes:
            break
    return tuple(found)


def may_fetch(node: Node, digest: str) -> bool:
    """Whether this node was told of that file: it is no other's business."""
    told_of = FeedItem.objects.filter(node=node).exclude(blobs=[]).values_list("blobs", flat=True)
    return any(digest in blobs for blobs in told_of.iterator())


def last_told(kind: str) -> Mapping[str, Mapping[str, Any]]:
    """By each approved centre, what it was told last of that kind; empty of nothing."""
    newest = FeedItem.objects.filter(node=OuterRef("pk"), kind=kind).order_by("-number").values("content")[:1]
    nodes = Node.objects.filter(state=NodeState.APPROVED).annotate(last=Subquery(newest))
    return {each.centre: records.read(bytes(each.last)).body if each.last else {} for each in nodes}


@dataclass(frozen=True, slots=True)
class NodeFacts:
    """What people are shown of a node. `waiting` and `waiting_files` are as it told at its last contact, or None.

    `clock_offset`: seconds by which its clock is behind; `key` is shown as a fingerprint, to be compared aloud.
    """

    centre: PlaceId
    state: NodeState
    key: str
    invited_until: datetime | None
    contact_at: datetime | None
    clock_offset: float | None
    version: str
    waiting: int | None
    waiting_files: int | None
    quarantined: int

    @property
    def is_clock_wrong(self) -> bool:
        return self.clock_offset is not None and abs(self.clock_offset) > MOST_SECONDS_OFF


def facts_of_nodes(viewer: Viewer) -> Mapping[PlaceId, NodeFacts]:
    """Of the centres whose nodes the viewer manages; a centre without a node has none."""
    open_here = Count("quarantined", filter=Q(quarantined__settled_at=None))
    nodes = Node.objects.annotate(open_here=open_here).order_by("centre")
    return {
        PlaceId(node.centre): _facts(node, node.open_here)
        for node in nodes
        if policies.may_manage(viewer, PlaceId(node.centre))
    }


def facts_of_node(viewer: Viewer, centre: PlaceId) -> NodeFacts | None:
    """None when it has no node. Raises NodeUnseen for a centre that is not the viewer's to manage."""
    if not policies.may_manage(viewer, centre):
        raise NodeUnseen
    return facts_of_nodes(viewer).get(centre)


def _facts(node: Node, open_here: int) -> NodeFacts:
    return NodeFacts(
        centre=PlaceId(node.centre),
        state=NodeState(node.state),
        key=node.key,
        invited_until=node.invited_until if node.invitation else None,
        contact_at=node.contact_at,
        clock_offset=node.clock_offset,
        version=node.version,
        waiting=node.waiting,
        waiting_files=node.waiting_files,
        quarantined=open_here,
    )


def quarantined_of(viewer: Viewer, centre: PlaceId) -> tuple[Quarantined, ...]:
    """The oldest first, a page of them. Raises NodeUnseen."""
    if not policies.may_manage(viewer, centre):
        raise NodeUnseen
    found = Quarantined.objects.filter(node__centre=centre, settled_at=None)
    return tuple(found.select_related("node").order_by("pk")[:MOST_SHOWN])


def quarantined_record(viewer: Viewer, centre: PlaceId, place: RecordPlace) -> Quarantined:
    """One that waits for a person still. Raises NodeUnseen for any other."""
    found = Quarantined.objects.filter(node__centre=centre, settled_at=None, **asdict(place)).first()
    if found is None or not policies.may_manage(viewer, centre):
        raise NodeUnseen
    return found


def quarantined() -> tuple[Quarantined, ...]:
    return tuple(Quarantined.objects.filter(settled_at=None).select_related("node").order_by("pk"))
