"""Files that a cut of the current leaves whole under their name, or not there at all.

A file that is synced can still lose its name: that is written in its folder, which is synced too.
"""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def write(target: Path, content: bytes) -> None:
    """On the disk, under its name, when this returns. Raises OSError, and nothing is left then."""
    make_folder(target.parent)
    with NamedTemporaryFile(dir=target.parent, delete=False) as draft:
        try:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
        except OSError:
            Path(draft.name).unlink(missing_ok=True)
            raise
    move(Path(draft.name), target)


def move(source: Path, target: Path) -> None:
    """What is synced already gets its name for good, in place of what had it."""
    source.replace(target)
    settle(target.parent)


def make_folder(folder: Path) -> None:
    """With those above it; each new name is on the disk when this returns."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        settle(folder.parent)


def settle(path: Path) -> None:
    """What a file holds, or the names in a folder, are on the disk when this returns."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
