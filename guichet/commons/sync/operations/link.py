"""At a centre: its own epoch, whom it believes, and how the link goes."""

import secrets
from datetime import datetime, timedelta

from django.db.models import F

from guichet.commons.sync import events, records, registry
from guichet.commons.sync.models import Link, Outbox, Outgoing
from guichet.commons.sync.records import Fed
from guichet.commons.sync.traffic import NOTHING, Traffic
from guichet.commons.sync.vocabulary import Fault, Lane, NodeState
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

SHORTEST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(minutes=5)


@operation
def begin_epoch(*, reason: str, act: Act) -> Link:
    """What is recorded from now on is numbered anew: this database is new, or was restored.

    What waits from before keeps its numbers: the hub says by its cursors whether it has them already.
    """
    link = Link.objects.select_for_update().first()
    link = link or Link(state=NodeState.INVITED, fed_chain=records.START.hex())
    link.epoch = secrets.token_hex(16)
    link.save()
    journal.record(happened=events.EpochBegun(link.epoch, reason), act=act)
    return link


@operation
def part_ways(*, epoch: str, act: Act) -> None:
    """The hub has other things under the numbers of that epoch: this node or another one is a copy.

    What waits is numbered anew; what had arrived all the same comes twice, and rooms know it by its reference.
    """
    link = begin_epoch(reason="forked", act=act)
    for lane in Lane:
        _renumber(epoch, link.epoch, lane)


def _renumber(before: str, epoch: str, lane: Lane) -> None:
    box = Outbox(epoch=epoch, lane=lane, chain=records.START.hex())
    for row in Outgoing.objects.waiting().filter(lane=lane, epoch=before).order_by("number"):
        box.last += 1
        box.chain = records.chained(bytes.fromhex(box.chain), bytes(row.content)).hex()
        row.epoch, row.number, row.chain = epoch, box.last, box.chain
        row.save(update_fields=["epoch", "number", "chain"])
    box.save()


@operation
def trust(*, hub_key: str, act: Act) -> None:
    """The centre was enrolled with the node that holds this key (hexadecimal)."""
    link = Link.objects.select_for_update().first() or begin_epoch(reason="new", act=act)
    link.hub_key, link.former_hub_key, link.followed_at, link.state = hub_key, "", None, NodeState.ASKED
    link.save(update_fields=["hub_key", "former_hub_key", "followed_at", "state"])
    journal.record(happened=events.HubTrusted(hub_key), act=act)


@operation
def follow(*, hub_key: str, act: Act) -> None:
    """Believe the key (hexadecimal) that follows from the known one; the caller has seen each signature between."""
    link = Link.objects.select_for_update().get()
    link.former_hub_key, link.hub_key, link.followed_at = link.hub_key, hub_key, act.at
    link.save(update_fields=["former_hub_key", "hub_key", "followed_at"])
    journal.record(happened=events.HubFollowed(link.former_hub_key, hub_key), act=act)


@operation
def link_up(*, keys_digest: str, feed_from: int, act: Act) -> None:  # noqa: ARG001 an operation has its act
    """The hub greeted this node as approved. `keys_digest` says which list of the State's keys is here now.

    `feed_from` 0 has everything told again: the hub was restored, and does not know what it told.
    """
    link = Link.objects.select_for_update().get()
    link.state, link.keys_digest = NodeState.APPROVED, keys_digest
    if feed_from == 0:
        link.fed, link.fed_chain = 0, records.START.hex()
    link.save(update_fields=["state", "keys_digest", "fed", "fed_chain"])


@operation
def note_contact(*, clock_offset: float | None = None, traffic: Traffic = NOTHING, act: Act) -> None:
    """The hub answered. `clock_offset`: seconds by which its clock is ahead of this one, when that was measured.

    `traffic` is what passed since the last contact.
    """
    measured = {"clock_offset": clock_offset, "latency": traffic.latency}
    told = {name: round(value, 3) for name, value in measured.items() if value is not None}
    passed = {"sent": F("sent") + traffic.sent, "received": F("received") + traffic.received}
    Link.objects.update(contact_at=act.at, fault=Fault.NONE, failures=0, next_try_at=None, **told, **passed)


@operation
def note_fault(*, fault: Fault, jitter: float, act: Act) -> datetime | None:
    """Why a try failed, and when the next one is: twice as long each time, up to five minutes.

    `jitter`, from 0 to 1, keeps eighty centres from knocking together after a cut.
    """
    link = Link.objects.select_for_update().first()
    if link is None:
        return None
    pause = min(SHORTEST_PAUSE * (1 << min(link.failures, 10)), LONGEST_PAUSE)
    link.failures, link.fault = link.failures + 1, fault
    link.next_try_at = act.at + pause * (0.5 + jitter / 2)
    if fault == Fault.REVOKED:
        link.state = NodeState.REVOKED
    link.save(update_fields=["failures", "fault", "next_try_at", "state"])
    return link.next_try_at


@operation
def fed(*, number: int, content: bytes, chain: str, act: Act) -> None:
    """Take what the hub tells, and note how far it was told; what is of no known kind is passed over.

    A room that cannot take it makes this fail, and the item is asked for again: nothing is skipped in silence.
    """
    record = records.read(content)
    take = registry.applier_of(record.kind)
    if take is not None:
        place = act.place or ""
        take(Fed(number, record.schema, record.body, records.act_of(record, place)))
    Link.objects.update(fed=number, fed_chain=chain)


@operation
def pass_over(*, number: int, content: bytes, chain: str, fault: str, act: Act) -> None:
    """News that could not be taken: said in the journal, and what comes after is taken."""
    Link.objects.update(fed=number, fed_chain=chain)
    journal.record(happened=events.NewsPassedOver(number, records.read(content).kind, fault), act=act)
