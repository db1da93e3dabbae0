"""The Oxford Common File Layout, 1.1: files that are found and checked in fifty years without this software.

Pure: what a record looks like as files. Layout 0003, so that the folder of a record bears its name.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from guichet.commons.archive.records import Record

LAYOUT = "0003-hash-and-id-n-tuple-storage-layout"
LAYOUT_OPTIONS = {"extensionName": LAYOUT, "digestAlgorithm": "sha256", "tupleSize": 3, "numberOfTuples": 3}
LONGEST_NAME = 100
FIRST = "v1"
INVENTORY = ("inventory.json.sha512", "inventory.json")


def root() -> dict[str, bytes]:
    """The files at the root of a store."""
    layout = {"extension": LAYOUT, "description": "SHA-256 of the identifier in three folders, then the identifier"}
    return {
        "0=ocfl_1.1": b"ocfl_1.1\n",
        "ocfl_layout.json": _json(layout),
        f"extensions/{LAYOUT}/config.json": _json(LAYOUT_OPTIONS),
    }


def place(identifier: str) -> str:
    """Where the folder of a record is, under the root."""
    digest = hashlib.sha256(identifier.encode()).hexdigest()
    name = re.sub(r"[^A-Za-z0-9_-]", _percent, identifier)
    if len(name) > LONGEST_NAME:
        name = f"{name[:LONGEST_NAME]}-{digest}"
    return f"{digest[:3]}/{digest[3:6]}/{digest[6:9]}/{name}"


def laid_out(record: Record) -> dict[str, bytes]:
    """Every file of a new record, by its path in the record's folder."""
    inventory = inventories(_inventory(record))
    return {
        **{f"{FIRST}/{path}": content for path, content in _version(record, inventory).items()},
        **inventory,
        "0=ocfl_object_1.1": b"ocfl_object_1.1\n",
    }


def amended(inventory: bytes, record: Record) -> tuple[str, dict[str, bytes]]:
    """The next version of a record, by its number, and every file in its folder: what is new, and its inventory."""
    head = _next(json.loads(inventory), record)
    return str(head["head"]), _version(record, inventories(head))


def inventories(head: Mapping[str, object]) -> dict[str, bytes]:
    """An inventory and the digest that is kept beside it."""
    written = _json(head)
    return {
        "inventory.json": written,
        "inventory.json.sha512": f"{hashlib.sha512(written).hexdigest()} inventory.json\n".encode(),
    }


def names(inventory: bytes) -> frozenset[str]:
    """The files of the latest version."""
    read = json.loads(inventory)
    return frozenset(name for each in read["versions"][read["head"]]["state"].values() for name in each)


def path_and_digest(inventory: bytes, name: str) -> tuple[str, str] | None:
    """Where the latest version of a file is, and its SHA-512; None when the record has no such file."""
    read = json.loads(inventory)
    for digest, names in read["versions"][read["head"]]["state"].items():
        if name in names:
            return read["manifest"][digest][0], digest
    return None


def _version(record: Record, inventory: Mapping[str, bytes]) -> dict[str, bytes]:
    return {**{f"content/{name}": content for name, content in record.files.items()}, **inventory}


def _inventory(record: Record) -> dict[str, object]:
    names = _by_digest(record)
    return {
        "id": record.identifier,
        "type": "https://ocfl.io/1.1/spec/#inventory",
        "digestAlgorithm": "sha512",
        "head": FIRST,
        "manifest": _paths(names, FIRST),
        "versions": {FIRST: _told(record, names)},
    }


def _next(before: dict[str, Any], record: Record) -> dict[str, object]:
    """The state before, with these files in it: bytes that are there already are not written twice in the manifest."""
    version, names = f"v{_number(before) + 1}", _by_digest(record)
    state = {
        digest: [name for name in each if name not in record.files]
        for digest, each in before["versions"][before["head"]]["state"].items()
    }
    for digest, added in names.items():
        state[digest] = [*state.get(digest, []), *added]
    manifest = dict(before["manifest"])
    for digest, paths in _paths(names, version).items():
        manifest[digest] = [*manifest.get(digest, []), *paths]
    told = _told(record, {digest: each for digest, each in state.items() if each})
    return {**before, "head": version, "manifest": manifest, "versions": {**before["versions"], version: told}}


def _number(inventory: Mapping[str, Any]) -> int:
    return int(str(inventory["head"]).removeprefix("v"))


def _by_digest(record: Record) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for name, content in record.files.items():
        names.setdefault(hashlib.sha512(content).hexdigest(), []).append(name)
    return names


def _paths(names: Mapping[str, list[str]], version: str) -> dict[str, list[str]]:
    return {digest: [f"{version}/content/{name}" for name in each] for digest, each in names.items()}


def _told(record: Record, state: Mapping[str, list[str]]) -> dict[str, object]:
    return {
        "created": record.at.isoformat(timespec="seconds"),
        "message": record.reason,
        "user": {"name": "Guichet", "address": "urn:guichet"},
        "state": state,
    }


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02x}" for byte in found[0].encode())


def _json(content: object) -> bytes:
    return json.dumps(content, indent=1, ensure_ascii=False).encode() + b"\n"
