"""The centre's end of a USB stick: all that waits is written to it, and the hub's answer comes back on it."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cbor2
from django.utils.translation import gettext as _

from guichet.commons.sync import batches, blobs, queries, speaking, sticks
from guichet.commons.sync import operations as sync
from guichet.commons.sync.carrier import believing
from guichet.commons.sync.refusals import UnknownHub
from guichet.commons.sync.speaking import Sign, StickAnswer
from guichet.commons.sync.vocabulary import Lane
from guichet.foundation.keys.public import PublicKey
from guichet.foundation.lib import durable
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.refusal import Refused

MOST_BYTES = 131_072
SPARE = 1_000_000  # bytes left free on the stick, for the answer


class NotForUs(Refused):
    """An answer that another centre waits for."""

    @classmethod
    def here(cls, centre: str) -> "NotForUs":
        return cls(_("Cette réponse est pour le centre %s : portez-la là-bas.") % centre)


@dataclass
class Exported:
    """What was written. Files for which the stick has no room go by the next one."""

    records: int = 0
    files: int = 0
    files_left: int = 0


def export(path: Path, *, centre: PlaceId, recipient: PublicKey, sign: Sign) -> Exported:
    """Whole under its name, or not there. Raises OSError, KeeperUnavailable."""
    exported = Exported()
    draft = path.with_name(f"{path.name}.part")
    try:
        with draft.open("wb") as target:
            pieces = _pieces(exported, path.absolute().parent, centre, sign)
            sticks.write(target, pieces, node=centre, recipient=recipient)
            target.flush()
            os.fsync(target.fileno())
        durable.move(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return exported


def take_answer(content: bytes, *, centre: PlaceId, act: Act) -> StickAnswer:
    """What arrived by the stick waits no longer. Raises NotUnderstood, UnknownHub, NotForUs."""
    answer = speaking.heard(StickAnswer, content)
    _believe(answer, content, act)
    if answer.centre != centre:
        raise NotForUs.here(answer.centre)
    told = {(epoch, lane): (last, chain) for epoch, lane, last, chain in answer.cursors}
    for box in queries.outboxes():
        last, chain = told.get((box.epoch, box.lane), (0, ""))
        # An older answer says less than the link has said since, and another past is the link's to settle.
        if last > box.acknowledged and queries.agrees(box, last, chain):
            sync.acknowledge(epoch=box.epoch, lane=Lane(box.lane), last=last, act=act)
    for digest, length in answer.files:
        sync.file_arrived_there(digest=digest, arrived=length, whole=True, act=act)
    return answer


def _believe(answer: StickAnswer, content: bytes, act: Act) -> None:
    """By the hub's key known here, the one before it, or the next: a stick may be the only way to this centre."""
    link = queries.link()
    if link is None or not link.hub_key:
        raise UnknownHub.here()
    if any(_said_by(content, bytes.fromhex(key)) for key in link.believes(act.at)):
        return
    known = bytes.fromhex(link.hub_key)
    following = believing.successor(known, answer.keys.encode())
    if following == known or not _said_by(content, following):
        raise UnknownHub.here()
    sync.follow(hub_key=following.hex(), act=act)


def _said_by(content: bytes, key: bytes) -> bool:
    return speaking.is_said_by(StickAnswer, content, speaking.key_of(key))


def _pieces(exported: Exported, stick: Path, centre: PlaceId, sign: Sign) -> Iterator[bytes]:
    for batch in queries.waiting_batches(centre, MOST_BYTES):
        signed = batches.unsigned(batch)
        yield cbor2.dumps([sticks.BATCH, sign(batches.to_sign(signed)) + signed])
        exported.records += len(batch.contents)
    for file in queries.waiting_files():
        if file.bytes + SPARE > shutil.disk_usage(stick).free:
            exported.files_left += 1
            continue
        yield cbor2.dumps([sticks.FILE, file.folder, file.digest, blobs.path(file.digest, file.folder).read_bytes()])
        exported.files += 1
