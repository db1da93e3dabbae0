"""A centre looks at the log and cosigns it, or says that it no longer believes it; the hub takes both."""

from dataclasses import dataclass

from guichet.commons.public_log import events, notes, queries
from guichet.commons.public_log.models import ALONE, Alarm, Cosignature, Seen, Signed
from guichet.commons.public_log.notes import Checkpoint, Note, Use, Verifier
from guichet.commons.public_log.refusals import NotSigned
from guichet.commons.public_log.storing import StoredTiles
from guichet.commons.public_log.tree import proofs
from guichet.commons.public_log.vocabulary import Fault
from guichet.commons.sync import operations as sync
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

COSIGNED, DOUBTED = "public-log.cosigned", "public-log.doubted"


@dataclass(frozen=True, slots=True)
class Said:
    """What a witness says of a checkpoint: `key` checks its `line`."""

    witness: str
    key: bytes
    line: str


@operation
def see(*, checkpoint: Checkpoint, said: Said, record: UseRecord, act: Act) -> None:
    """At a centre: it grew out of what was seen before, and is cosigned; the hub hears of it."""
    seen = {"origin": checkpoint.origin, "size": checkpoint.size, "root": checkpoint.root, "at": act.at, "fault": ""}
    Seen.objects.update_or_create(number=ALONE, defaults=seen)
    keys.journal_use(record=record, act=act)
    journal.record(happened=events.CheckpointSeen(checkpoint.root.hex(), checkpoint.size), act=act)
    body = {
        "size": checkpoint.size,
        "root": checkpoint.root,
        "witness": said.witness,
        "key": said.key,
        "line": said.line,
    }
    sync.carry(kind=COSIGNED, body=body, urgent=True, act=act)


@operation
def doubt(*, witness: str, fault: Fault, known: int, note: str, act: Act) -> None:
    """At a centre: the log contradicts what was seen of it. Told once; what was seen stays the measure."""
    if not Seen.objects.exclude(fault=fault).update(fault=fault):
        return
    journal.record(happened=events.AlarmRaised(witness, fault, known), act=act)
    body = {"witness": witness, "fault": str(fault), "size": known, "note": note}
    sync.carry(kind=DOUBTED, body=body, urgent=True, act=act)


@operation
def take_cosignature(*, size: int, root: bytes, said: Said, act: Act) -> None:
    """At the hub: a checkpoint of ours that the witness saw; another of that size is two pasts, and an alarm.

    Raises NotSigned when the line is not the witness's own.
    """
    signed = Signed.objects.filter(size=size).first()
    if signed is None and _was_ours(size, root):
        return  # signed before this hub was restored: what was said of it then is lost, and nothing is wrong
    if signed is None or bytes(signed.root) != root:
        keep_doubt(witness=said.witness, fault=Fault.FORKED, size=size, note=said.line, act=act)
        return
    note = Note(notes.read(signed.note).body, (said.line,))
    if notes.cosigned_at(note, Verifier(said.witness, said.key, Use.COSIGNATURE)) is None:
        raise NotSigned
    _row, is_new = Cosignature.objects.get_or_create(
        signed=signed, witness=said.witness, defaults={"line": said.line, "key": said.key, "at": act.at}
    )
    if is_new:
        journal.record(happened=events.CheckpointCosigned(said.witness, size), act=act)


def _was_ours(size: int, root: bytes) -> bool:
    return 0 < size <= queries.size() and proofs.root(StoredTiles.for_root(size), size) == root


@operation
def keep_doubt(*, witness: str, fault: Fault, size: int, note: str, act: Act) -> None:
    """At the hub: shown to everybody until people have settled it."""
    _row, is_new = Alarm.objects.get_or_create(
        witness=witness, fault=fault, settled_at=None, defaults={"size": size, "note": note, "at": act.at}
    )
    if is_new:
        journal.record(happened=events.AlarmRaised(witness, fault, size), act=act)
