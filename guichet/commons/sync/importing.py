"""The hub's end of a USB stick: its batches are taken as if they came by the link, and the answer is signed."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cbor2

from guichet.commons.sync import blobs, queries, receiving, speaking, sticks
from guichet.commons.sync import operations as sync
from guichet.commons.sync.refusals import NotUnderstood
from guichet.commons.sync.speaking import StickAnswer
from guichet.commons.sync.sticks import Head, NoStick
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import operations as key_uses
from guichet.foundation.keys.refusals import Tampered, WrongKey
from guichet.foundation.lib import durable
from guichet.foundation.lib.act import Act

READER = "guichet stick import"
PARTS = {sticks.BATCH: 2, sticks.FILE: 4}


@dataclass
class Imported:
    """`records` are those that the hub did not have yet; `answer` is for the centre."""

    centre: str
    records: int = 0
    quarantined: int = 0
    files: int = 0
    answer: bytes = b""


def take(path: Path, *, act: Act) -> Imported:
    """All of a stick, or nothing of one that is cut. Raises NoStick, NodeRefused, Gap, Forked, OSError.

    Taken again it changes nothing, and the same answer is given.
    """
    head = sticks.head_of(path)
    receiving.trusted(head.node)
    key = _key_of(head, act)
    for _piece in sticks.pieces_of(path, key):
        pass  # to its end, before anything is taken
    imported = Imported(head.node)
    files: list[tuple[str, int]] = []
    for kind, *parts in map(_read, sticks.pieces_of(path, key)):
        if kind == sticks.BATCH:
            _take_batch(imported, *parts)
        else:
            files.append(_take_file(imported, *parts, act=act))
    node = receiving.trusted(head.node)
    answer = StickAnswer(node.centre, queries.cursors(node), tuple(files), receiving.keys_since_the_first())
    imported.answer = speaking.said(answer, receiving.sign)
    return imported


def _key_of(head: Head, act: Act) -> bytes:
    """By the keeper alone, which notes who read it. Raises NoStick, KeeperUnavailable."""
    try:
        received = keys.receive(head.envelope, bound_to=head.bound_to, case=f"stick-{head.name}")
    except (Tampered, WrongKey):
        raise NoStick.cut() from None
    key_uses.journal_use(record=received.record, act=act)
    opened = keys.open(
        received.ciphertext,
        case_key_id=received.case_key_id,
        bound_to=head.bound_to,
        reader=READER,
        reason="stick",
    )
    key_uses.journal_use(record=opened.record, act=act)
    return opened.plaintext


def _read(piece: bytes) -> list[Any]:
    try:
        parts = cbor2.loads(piece)
    except (cbor2.CBORDecodeError, ValueError):
        raise NotUnderstood.here() from None
    if not isinstance(parts, list) or len(parts) != PARTS.get(parts[0] if parts else ""):
        raise NotUnderstood.here()
    return parts


def _take_batch(imported: Imported, content: bytes) -> None:
    taken = receiving.take(content, only_of=imported.centre)
    imported.records += taken.new
    imported.quarantined += taken.quarantined


def _take_file(imported: Imported, folder: str, digest: str, content: bytes, *, act: Act) -> tuple[str, int]:
    if folder not in blobs.FOLDERS or hashlib.sha256(content).hexdigest() != digest:
        raise NotUnderstood.here()
    if not blobs.is_here(digest, folder):
        durable.write(blobs.path(digest, folder), content)
        imported.files += 1
    sync.file_arrived(digest=digest, act=act)
    return digest, len(content)
