"""Whole logs in folders, signed by keys of the tests, honest or not."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from guichet.commons.public_log import notes, publishing
from guichet.commons.public_log.notes import Checkpoint, Note, Verifier
from guichet.commons.public_log.tree import bundles, names, proofs
from guichet.commons.public_log.tree.tiles import WIDTH, width_at
from tests.commons.public_log.trees import Memory

ORIGIN = "guichet.example.bj/journal"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
VERIFIER = Verifier(ORIGIN, KEY.public_key().public_bytes_raw())

Line = Mapping[str, object]


def a_line(kind: str, at: str, case: str = "aa", **facts: object) -> Line:
    return {"kind": kind, "at": at, "case": case, **facts}


def contents(lines: Sequence[Line]) -> list[bytes]:
    return [json.dumps(line, sort_keys=True).encode() for line in lines]


def signed(checkpoint: Checkpoint, key: Ed25519PrivateKey = KEY) -> Note:
    verifier = Verifier(checkpoint.origin, key.public_key().public_bytes_raw())
    return Note(checkpoint.body, (notes.line(verifier, key.sign(checkpoint.body.encode())),))


def publish(folder: Path, lines: Sequence[Line], *, origin: str = ORIGIN, key: Ed25519PrivateKey = KEY) -> Path:
    """The folder of a log that holds these lines, as its server shows it."""
    tree = lay(folder, contents(lines))
    head = Checkpoint(origin, tree.size, proofs.root(tree, tree.size))
    _write(folder / publishing.CHECKPOINT, str(signed(head, key)).encode())
    _write(folder / "keys", f"{Verifier(origin, key.public_key().public_bytes_raw())}\n".encode())
    return folder


def lay(folder: Path, told: Sequence[bytes]) -> Memory:
    """All of it but what is signed."""
    tree = Memory(*told)
    for place in publishing.changed(0, tree.size):
        width = width_at(place, tree.size)
        _write(folder / names.of_tile(place, width), tree.tile(place, width))
        if place.level == 0:
            begin = place.index * WIDTH
            _write(folder / names.of_entries(place.index, width), bundles.packed(told[begin : begin + width]))
    return tree


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
