"""Files under the name of their content (SHA-256): what travels beside records, and what centres are told to show.

Folders are few and named here, so that nobody on a wire chooses a path.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from guichet.foundation.lib import durable

BLOBS = "blobs"
FILES = "files"  # encrypted files of requests, which commons/intake keeps
FOLDERS = frozenset({BLOBS, FILES})
DIGEST = re.compile(r"[0-9a-f]{64}")
PIECE = 65_536


def keep(content: bytes) -> str:
    """On the disk when it returns; the same content is kept once."""
    digest = hashlib.sha256(content).hexdigest()
    target = path(digest)
    if not target.exists():
        durable.write(target, content)
    return digest


def read(digest: str) -> bytes:
    """Raises FileNotFoundError."""
    return path(digest).read_bytes()


def path(digest: str, folder: str = BLOBS) -> Path:
    """Raises ValueError for what is no digest, or no folder of ours."""
    if not DIGEST.fullmatch(digest) or folder not in FOLDERS:
        raise ValueError(digest)
    return Path(settings.VAR) / folder / digest[:2] / digest


def is_here(digest: str, folder: str = BLOBS) -> bool:
    return path(digest, folder).exists()


def is_whole(digest: str, folder: str = BLOBS) -> bool:
    """Whether it is here, and still what its name says: a disk may spoil what it was given."""
    return _digest_of(path(digest, folder)) == digest


def erase(files: Iterable[tuple[str, str]]) -> None:
    """Those of (folder, digest)."""
    for folder, digest in files:
        path(digest, folder).unlink(missing_ok=True)


def arriving(digest: str, folder: str) -> Path:
    """Where the pieces of a file lie until it is whole."""
    return path(digest, folder).with_suffix(".part")


def append(digest: str, folder: str, offset: int, piece: bytes) -> int:
    """Add a piece where the last one ended, and say how much is there now; elsewhere, nothing is added."""
    target = arriving(digest, folder)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with target.open("ab") as file:
        here = file.tell()
        if here != offset:
            return here
        file.write(piece)
        file.flush()
        os.fsync(file.fileno())
        return here + len(piece)


def length(digest: str, folder: str) -> int:
    """How much of a file is here, whole or in part."""
    for each in (path(digest, folder), arriving(digest, folder)):
        with suppress(FileNotFoundError):
            return each.stat().st_size
    return 0


def complete(digest: str, folder: str) -> bool:
    """Give a file that has all its pieces its name; False, and the pieces are gone, when it is another content."""
    draft, target = arriving(digest, folder), path(digest, folder)
    if target.exists():
        draft.unlink(missing_ok=True)
        return True
    if _digest_of(draft) != digest:
        draft.unlink(missing_ok=True)
        return False
    durable.move(draft, target)
    return True


def _digest_of(file: Path) -> str:
    found = hashlib.sha256()
    with suppress(FileNotFoundError), file.open("rb") as content:
        for piece in _pieces(content):
            found.update(piece)
    return found.hexdigest()


def _pieces(content: BinaryIO) -> Iterator[bytes]:
    while piece := content.read(PIECE):
        yield piece
