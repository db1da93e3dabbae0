"""At the hub: taking what centres send, once and in order, whatever the link did to it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from guichet.commons.sync import blobs, events, records, registry
from guichet.commons.sync.batches import Batch
from guichet.commons.sync.models import Awaited, Cursor, Node, Quarantined
from guichet.commons.sync.records import Carried
from guichet.commons.sync.refusals import Forked, Gap, NodeRefused
from guichet.commons.sync.registry import UnknownKind
from guichet.commons.sync.vocabulary import NodeState
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.lib.refusal import Refused

FAULT = 200


@dataclass(frozen=True, slots=True)
class Taken:
    """`last` is the number up to which the hub has everything: the truth, whatever was sent."""

    last: int
    new: int
    quarantined: int


@operation
def accept(*, batch: Batch, act: Act) -> Taken:
    """Apply a batch under its cursor, in one transaction: what came before is skipped, a gap is refused.

    A record that a room cannot take is kept aside for a person, and the lane goes on. Raises NodeRefused, Gap, Forked.
    """
    node = Node.objects.select_for_update().filter(centre=batch.node).first()
    if node is None or node.state != NodeState.APPROVED:
        raise NodeRefused(_("Ce centre n’est pas inscrit, ou ne l’est plus."), "unknown")
    cursor, _new = Cursor.objects.select_for_update().get_or_create(
        node=node, epoch=batch.epoch, lane=batch.lane, defaults={"chain": records.START.hex()}
    )
    _refuse_another_past(batch, cursor)
    new = [each for each in batch.numbered() if each[0] > cursor.last]
    put_aside = 0
    if not _taken_together(node, [(number, content) for number, content, _chain in new], act):
        put_aside = sum(not _taken(node, batch, number, content, act) for number, content, _chain in new)
    if new:
        cursor.last, cursor.chain = new[-1][0], new[-1][2].hex()
        cursor.save(update_fields=["last", "chain"])
    return Taken(cursor.last, len(new), put_aside)


def _refuse_another_past(batch: Batch, cursor: Cursor) -> None:
    """Numbers alone would not do: a copied or restored node gives the same numbers to other things."""
    if batch.first > cursor.last + 1:
        raise Gap(cursor.last)
    if batch.first == cursor.last + 1:
        if batch.before.hex() != cursor.chain:
            raise Forked.here()
        return
    past = next((chain for number, _content, chain in batch.numbered() if number == cursor.last), None)
    if past is not None and past.hex() != cursor.chain:
        raise Forked.here()


def _taken_together(node: Node, numbered: Sequence[tuple[int, bytes]], act: Act) -> bool:
    """Whether all of them were of one kind that comes in thousands, and were taken; otherwise nothing happened."""
    try:
        read = [(number, records.read(content)) for number, content in numbered]
    except Refused:
        return False
    kinds = {(record.kind, record.schema) for _number, record in read}
    take_all = registry.together_receiver_of(*kinds.pop()) if len(kinds) == 1 else None
    if take_all is None:
        return False
    carried = [
        Carried(number, record.schema, record.body, records.act_of(record, node.centre), act.at)
        for number, record in read
    ]
    try:
        with transaction.atomic():
            take_all(carried)
    except OperationalError:
        raise  # the database itself: the whole batch comes again
    except Exception:  # noqa: BLE001 one of them is at fault: each is tried alone, and that one is put aside
        return False
    return True


def _taken(node: Node, batch: Batch, number: int, content: bytes, act: Act) -> bool:
    """A savepoint each: what a room left half done goes, and the others stay."""
    try:
        with transaction.atomic():
            _take(node.centre, number, content, act)
    except OperationalError:
        raise  # the database itself: the whole batch comes again
    except Exception as fault:  # noqa: BLE001 whatever is wrong with one record, it stops no other
        _put_aside(node, batch, number, content, _said(fault), act)
        return False
    return True


def _take(centre: str, number: int, content: bytes, act: Act) -> None:
    record = records.read(content)
    take = registry.receiver_of(record.kind, record.schema)
    take(Carried(number, record.schema, record.body, records.act_of(record, centre), act.at))


def _put_aside(node: Node, batch: Batch, number: int, content: bytes, fault: str, act: Act) -> None:
    kind = _kind_in(content)
    Quarantined.objects.create(
        node=node,
        epoch=batch.epoch,
        lane=batch.lane,
        number=number,
        kind=kind,
        content=content,
        fault=fault,
        at=act.at,
    )
    happened = events.RecordQuarantined(node.centre, int(batch.lane), number, kind, fault)
    journal.record(happened=happened, act=act)


def _kind_in(content: bytes) -> str:
    try:
        return records.read(content).kind[:80]
    except Refused:
        return ""


def _said(fault: Exception) -> str:
    """What failed, and nothing of what people wrote: a message of ours, or the name of the fault."""
    if isinstance(fault, UnknownKind):
        return _("Nature d’envoi que ce nœud ne connaît pas encore.")
    return fault.message[:FAULT] if isinstance(fault, Refused) else type(fault).__name__


@operation
def settle(*, quarantined: int, drop: bool, act: Act) -> bool:
    """Take a record that was put aside after all, or set it aside for good; False when it cannot be taken still."""
    row = Quarantined.objects.select_for_update().select_related("node").get(pk=quarantined, settled_at=None)
    if not drop:
        try:
            with transaction.atomic():
                _take(row.node.centre, row.number, bytes(row.content), act)
        except OperationalError:
            raise
        except Exception as fault:  # noqa: BLE001 as in `accept`
            row.fault = _said(fault)
            row.save(update_fields=["fault"])
            return False
    row.settled_at = act.at
    row.save(update_fields=["settled_at"])
    outcome = "dropped" if drop else "taken"
    journal.record(happened=events.QuarantineSettled(row.node.centre, row.lane, row.number, outcome), act=act)
    return True


@operation
def await_files(*, kind: str, about: str, files: Collection[tuple[str, str]], act: Act) -> None:  # noqa: ARG001
    """What waits for these files, (folder, digest), goes on when the last of them is on the disk."""
    missing = [digest for folder, digest in files if not blobs.is_here(digest, folder)]
    Awaited.objects.bulk_create(
        [Awaited(digest=digest, kind=kind, about=about) for digest in missing], ignore_conflicts=True
    )


@operation
def file_arrived(*, digest: str, act: Act) -> None:
    """A file is whole on the disk: what waited for it, and for no other any more, goes on."""
    waiting = list(Awaited.objects.filter(digest=digest))
    Awaited.objects.filter(digest=digest).delete()
    for each in waiting:
        if not Awaited.objects.filter(kind=each.kind, about=each.about).exists():
            registry.go_on_with(each.kind)(each.about, act)
