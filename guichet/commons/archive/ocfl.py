"""The Oxford Common File Layout, 1.1: files that are found and checked in fifty years without this software.

Pure: what a record looks like as files. Layout 0003, so that the folder of a record bears its name.
"""

import hashlib
import json
import re
from collections.abc import Mapping

from guichet.commons.archive.records import Record

LAYOUT = "0003-hash-and-id-n-tuple-storage-layout"
LAYOUT_OPTIONS = {"extensionName": LAYOUT, "digestAlgorithm": "sha256", "tupleSize": 3, "numberOfTuples": 3}
LONGEST_NAME = 100
HEAD = "v1"


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
    inventory = _json(_inventory(record))
    sidecar = f"{hashlib.sha512(inventory).hexdigest()} inventory.json\n".encode()
    return {
        **{content_path(name): content for name, content in record.files.items()},
        f"{HEAD}/inventory.json": inventory,
        f"{HEAD}/inventory.json.sha512": sidecar,
        "inventory.json": inventory,
        "inventory.json.sha512": sidecar,
        "0=ocfl_object_1.1": b"ocfl_object_1.1\n",
    }


def path_and_digest(inventory: bytes, name: str) -> tuple[str, str] | None:
    """Where the latest version of a file is, and its SHA-512; None when the record has no such file."""
    read = json.loads(inventory)
    for digest, names in read["versions"][read["head"]]["state"].items():
        if name in names:
            return read["manifest"][digest][0], digest
    return None


def content_path(name: str) -> str:
    return f"{HEAD}/content/{name}"


def _inventory(record: Record) -> Mapping[str, object]:
    names: dict[str, list[str]] = {}
    for name, content in record.files.items():
        names.setdefault(hashlib.sha512(content).hexdigest(), []).append(name)
    return {
        "id": record.identifier,
        "type": "https://ocfl.io/1.1/spec/#inventory",
        "digestAlgorithm": "sha512",
        "head": HEAD,
        "manifest": {digest: [content_path(name) for name in each] for digest, each in names.items()},
        "versions": {
            HEAD: {
                "created": record.at.isoformat(timespec="seconds"),
                "message": record.reason,
                "user": {"name": "Guichet", "address": "urn:guichet"},
                "state": names,
            }
        },
    }


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02x}" for byte in found[0].encode())


def _json(content: object) -> bytes:
    return json.dumps(content, indent=1, ensure_ascii=False).encode() + b"\n"
