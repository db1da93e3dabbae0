"""A backup is one tar file: what the node holds, then a manifest with the size and digest of each entry.

The manifest comes last, so a backup that was cut has none and is refused.
"""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

MANIFEST = "manifest.json"
FORMAT = "guichet backup 1"
CHUNK = 1 << 20


class Unsound(Exception):
    """The file is not a whole and untouched backup; the message says where."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`facts` is what the node says of itself; `entries` name to size and SHA-256."""

    facts: dict[str, str]
    entries: dict[str, tuple[int, str]] = field(default_factory=dict)

    def text(self) -> bytes:
        return json.dumps({"format": FORMAT, "facts": self.facts, "entries": self.entries}, indent=1).encode()


class Writer:
    def __init__(self, archive: tarfile.TarFile, manifest: Manifest) -> None:
        self._archive = archive
        self._manifest = manifest

    def add(self, name: str, path: Path) -> None:
        """The file as it is when read; one that shrinks meanwhile fails the backup rather than spoil it."""
        with path.open("rb") as file:
            entry = tarfile.TarInfo(name)
            entry.size = os.fstat(file.fileno()).st_size
            entry.mode = 0o600
            digesting = _Digesting(file)
            self._archive.addfile(entry, digesting)
        self._manifest.entries[name] = (entry.size, digesting.digest.hexdigest())


class _Digesting(io.RawIOBase):
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(size)
        self.digest.update(content)
        return content


@contextmanager
def writing(path: Path, facts: dict[str, str]) -> Iterator[Writer]:
    """The file appears under its name only once it is whole and on the disk."""
    draft = path.with_name(f"{path.name}.part")
    manifest = Manifest(facts)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
                yield Writer(archive, manifest)
                _add_manifest(archive, manifest.text())
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check(path: Path) -> dict[str, str]:
    """The facts of a sound backup, every byte of which was read. Raises Unsound."""
    try:
        with tarfile.open(path, mode="r:") as archive:
            found = dict(_entries(archive))
            manifest = _manifest(archive)
    except (tarfile.TarError, OSError, EOFError) as fault:
        raise Unsound(str(fault)) from None
    found.pop(MANIFEST, None)
    for name in sorted(found.keys() | manifest.entries.keys()):
        if found.get(name) != manifest.entries.get(name):
            raise Unsound(name)
    return manifest.facts


def unpack(path: Path, folder: Path) -> None:
    """All but the manifest, below `folder`; `check` it first."""
    with tarfile.open(path, mode="r:") as archive:
        for entry in archive:
            if entry.name != MANIFEST:
                archive.extract(entry, folder, filter="data")


def _add_manifest(archive: tarfile.TarFile, text: bytes) -> None:
    entry = tarfile.TarInfo(MANIFEST)
    entry.size = len(text)
    archive.addfile(entry, io.BytesIO(text))


def _entries(archive: tarfile.TarFile) -> Iterator[tuple[str, tuple[int, str]]]:
    seen: set[str] = set()
    for entry in archive:
        if not entry.isfile() or entry.name in seen or not _stays_inside(entry.name):
            raise Unsound(entry.name)
        seen.add(entry.name)
        yield entry.name, (entry.size, _digest(archive.extractfile(entry)))


def _digest(content: IO[bytes] | None) -> str:
    digest = hashlib.sha256()
    while content is not None and (chunk := content.read(CHUNK)):
        digest.update(chunk)
    return digest.hexdigest()


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _manifest(archive: tarfile.TarFile) -> Manifest:
    try:
        content = archive.extractfile(MANIFEST)
        read = json.loads(content.read() if content else b"")
        if read["format"] != FORMAT:
            raise Unsound(MANIFEST)
        return Manifest(read["facts"], {name: (size, digest) for name, (size, digest) in read["entries"].items()})
    except (KeyError, ValueError, TypeError, AttributeError):
        raise Unsound(MANIFEST) from None
