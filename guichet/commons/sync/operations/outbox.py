"""At a centre: what leaves, beside the change that it tells, in the same transaction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from guichet.commons.sync import blobs, records, registry
from guichet.commons.sync.models import Link, Outbox, Outgoing, OutgoingFile
from guichet.commons.sync.operations.link import begin_epoch
from guichet.commons.sync.vocabulary import Lane
from guichet.foundation.lib import rows
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

# Longer than the oldest backup that the hub may come back from: it then answers a lower number, and gets these again.
KEPT = timedelta(days=14)
PURGED_AT_ONCE = 2_000


@operation
def carry(
    *,
    kind: str,
    body: Mapping[str, Any],
    urgent: bool = False,
    files: Collection[tuple[str, str]] = (),
    act: Act,
) -> None:
    """Let the national node know: once, in order, whatever happens to the link. `files` are (folder, digest).

    Called by the operation that made it true. SQLite has one writer: numbers are given in the order of the commits.
    """
    _put(Lane.URGENT if urgent else Lane.RECORDS, kind, body, act)
    for folder, digest in files:
        OutgoingFile.objects.get_or_create(
            digest=digest,
            defaults={"folder": folder, "bytes": blobs.path(digest, folder).stat().st_size, "queued_at": act.at},
        )


@operation
def carry_measure(*, kind: str, body: Mapping[str, Any], act: Act) -> None:
    """What the node measured of itself: it leaves when nothing that people did waits any more, not even a file."""
    _put(Lane.MEASURES, kind, body, act)


def _put(lane: Lane, kind: str, body: Mapping[str, Any], act: Act) -> None:
    link = Link.objects.first() or begin_epoch(reason="new", act=act)
    box, _new = Outbox.objects.select_for_update().get_or_create(
        epoch=link.epoch, lane=lane, defaults={"chain": records.START.hex()}
    )
    content = records.written(records.of(kind, registry.newest_of(kind), body, act))
    box.last, box.chain = box.last + 1, records.chained(bytes.fromhex(box.chain), content).hex()
    box.save(update_fields=["last", "chain"])
    rows.add(
        Outgoing(
            epoch=link.epoch,
            lane=lane,
            number=box.last,
            kind=kind,
            content=content,
            chain=box.chain,
            recorded_at=act.at,
        )
    )


@operation
def acknowledge(*, epoch: str, lane: Lane, last: int, act: Act) -> None:
    """The hub has everything up to that number. Its word is the truth: a lower one than before has rows sent again."""
    box = Outbox.objects.select_for_update().get(epoch=epoch, lane=lane)
    known = min(last, box.last)
    mine = Outgoing.objects.filter(epoch=epoch, lane=lane)
    if known < box.acknowledged:
        mine.filter(number__gt=known).update(acknowledged_at=None)
    else:
        mine.waiting().filter(number__lte=known).update(acknowledged_at=act.at)
    box.acknowledged = known
    box.save(update_fields=["acknowledged"])


@operation
def file_arrived_there(*, digest: str, arrived: int, whole: bool, act: Act) -> None:
    """How much of a file the hub has; a whole one does not travel again."""
    moment = act.at if whole else None
    OutgoingFile.objects.filter(digest=digest).update(arrived=arrived, acknowledged_at=moment)


@operation
def forget_file(*, digest: str, act: Act) -> None:  # noqa: ARG001 an operation has its act
    """A file that is no longer on the disk does not hold up the others."""
    OutgoingFile.objects.filter(digest=digest, acknowledged_at=None).delete()


@dataclass(frozen=True, slots=True)
class Purged:
    """How many records were forgotten, and which files, (folder, digest), are to be erased once this is committed."""

    records: int
    files: tuple[tuple[str, str], ...]


NOTHING = Purged(0, ())


@operation
def purge(*, act: Act) -> Purged:
    """Forget what has arrived long ago. The stub that stays is the number."""
    before = act.at - KEPT
    old = Outgoing.objects.old(before).order_by("pk").values_list("pk", flat=True)[:PURGED_AT_ONCE]
    count, _kinds = Outgoing.objects.filter(pk__in=list(old)).delete()
    files = OutgoingFile.objects.filter(acknowledged_at__lt=before)
    gone = tuple(files.values_list("folder", "digest"))
    files.delete()
    return Purged(count, gone)
