"""An archive in a folder, laid out as OCFL. A record is written beside, then moved to its place whole."""

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from guichet.commons.archive import ocfl
from guichet.commons.archive.records import Damaged, Missing, Record


class Folder:
    def __init__(self, place: Path) -> None:
        self.root = place / "ocfl"
        self._beside = place / "incoming"  # of the same disk, so that a move is one step; whatever is left is nothing

    def deposit(self, record: Record) -> None:
        if self.holds(record.identifier):
            return
        self._found()
        written = self._written(ocfl.laid_out(record))
        target = self._folder(record.identifier)
        _make(target.parent)
        try:
            written.rename(target)
        except OSError:
            shutil.rmtree(written)
            if not self.holds(record.identifier):
                raise
            return  # another worker deposited it meanwhile
        _sync(target.parent)

    def amend(self, record: Record) -> None:
        """The version is moved to its place whole; then the inventory that leads to it takes the place of the one
        before. Whoever died between the two is repaired by whoever comes back."""
        folder = self._folder(record.identifier)
        if not self.holds(record.identifier):
            raise Missing(record.identifier)
        with _alone_at(folder):
            inventory = (folder / "inventory.json").read_bytes()
            if record.files.keys() <= ocfl.names(inventory):
                return
            version, files = ocfl.amended(inventory, record)
            self._add_version(folder / version, files)
            self._lead_to(folder, files)

    def _add_version(self, target: Path, files: Mapping[str, bytes]) -> None:
        """One that is there is what a death left before any inventory led to it: this one takes its place."""
        if target.exists():
            shutil.rmtree(target)
        self._written(files).rename(target)
        _sync(target.parent)

    def _lead_to(self, folder: Path, files: Mapping[str, bytes]) -> None:
        """Its digest goes first: an inventory is never newer than what is said of it."""
        written = self._written({name: files[name] for name in ocfl.INVENTORY})
        for name in ocfl.INVENTORY:
            (written / name).replace(folder / name)
        written.rmdir()
        _sync(folder)

    def holds(self, identifier: str) -> bool:
        return (self._folder(identifier) / "inventory.json").exists()

    def read(self, identifier: str, name: str) -> bytes:
        folder = self._folder(identifier)
        try:
            found = ocfl.path_and_digest((folder / "inventory.json").read_bytes(), name)
        except FileNotFoundError:
            raise Missing(identifier) from None
        if found is None:
            raise Missing(f"{identifier}: {name}")
        path, digest = found
        return _checked(folder / path, digest)

    def _folder(self, identifier: str) -> Path:
        return self.root / ocfl.place(identifier)

    def _found(self) -> None:
        """Lay out the root, once; the same bytes whoever does it."""
        if (self.root / "0=ocfl_1.1").exists():
            return
        written = self._written(ocfl.root())
        try:
            written.rename(self.root)
        except OSError:
            shutil.rmtree(written)
            if not (self.root / "0=ocfl_1.1").exists():
                raise
        _sync(self.root.parent)

    def _written(self, files: Mapping[str, bytes]) -> Path:
        """A new folder with these files, all of it on the disk."""
        _make(self._beside)
        folder = tempfile.mkdtemp(dir=self._beside)
        made = [folder]
        for name, content in files.items():
            _add_folders(f"{folder}/{name}", made)
            Path(f"{folder}/{name}").write_bytes(content)
        # All is written before any of it is waited for: the disk then takes most of it at once.
        for path in (*(f"{folder}/{name}" for name in files), *reversed(made)):
            _sync(path)
        return Path(folder)


def _add_folders(path: str, made: list[str]) -> None:
    """Those above a new file that are not made yet."""
    above = path.rpartition("/")[0]
    if above not in made:
        _add_folders(above, made)
        os.mkdir(above)  # noqa: PTH102 some thirty names a document: pathlib takes longer over them than the disk
        made.append(above)


@contextmanager
def _alone_at(folder: Path) -> Iterator[None]:
    """One amends a record at a time, in whichever process; a death lets go of it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _checked(path: Path, digest: str) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Damaged(path.name) from None
    if hashlib.sha512(content).hexdigest() != digest:
        raise Damaged(path.name)
    return content


def _make(folder: Path) -> None:
    """The folder and those above it, each known to the disk."""
    if folder.exists():
        return
    _make(folder.parent)
    folder.mkdir(exist_ok=True, mode=0o700)
    _sync(folder.parent)


def _sync(path: Path | str) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
