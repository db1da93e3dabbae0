"""The two files of an edition, written once a process."""

import hashlib
from dataclasses import dataclass
from threading import Lock

from guichet.commons.catalogue.open_data import writing
from guichet.commons.catalogue.open_data.graph import graph_of
from guichet.commons.catalogue.open_data.names import Addresses
from guichet.commons.catalogue.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class File:
    """`digest` is of the content: software that writes an edition otherwise changes it too."""

    content: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Files:
    turtle: File
    json_ld: File


_lock = Lock()
_latest: tuple[Snapshot, Files] | None = None


def files_of(snapshot: Snapshot, addresses: Addresses) -> Files:
    """Writing takes about a second, so one thread does it and the others wait for it.

    A process has one set of addresses; what was written is kept as long as the edition is the one asked for.
    """
    global _latest  # noqa: PLW0603 the one cache of the process, replaced whole and never changed
    with _lock:
        if _latest is None or _latest[0] is not snapshot:
            _latest = (snapshot, _written(snapshot, addresses))
        return _latest[1]


def _written(snapshot: Snapshot, addresses: Addresses) -> Files:
    graph = graph_of(snapshot, addresses)
    return Files(turtle=_file(writing.turtle(graph)), json_ld=_file(writing.json_ld(graph)))


def _file(content: bytes) -> File:
    return File(content, hashlib.sha256(content).hexdigest())
