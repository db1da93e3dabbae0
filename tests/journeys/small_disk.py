"""A disk of its own for a node, small enough to be filled, and filled."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from guichet.foundation.lib.sqlcipher import opening

MEGABYTES = 48
TRIES = 100


@contextmanager
def a_small_disk() -> Iterator[Path]:
    """In memory; mounting one is root's business."""
    if os.geteuid() != 0:
        pytest.skip("only root mounts a disk")
    disk = Path("/tmp", f"small-{os.getpid()}")  # noqa: S108 short, for the keeper's socket
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "none", disk], check=True)
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)
        disk.rmdir()


@contextmanager
def without_room(folder: Path) -> Iterator[None]:
    """Filled to the last byte, as a forgotten copy would; the log of the database has no old room left."""
    forgotten = folder / "forgotten"
    try:
        _empty_the_log(folder / "guichet.sqlite3")
        _fill(forgotten)
        yield
    finally:
        forgotten.unlink()


def _empty_the_log(database: Path) -> None:
    """Once its pages are in the database, SQLite writes over them, and a full disk stops nothing for a while."""
    key = database.parent / "centre.key"
    with closing(opening.connect(database, key) if key.exists() else sqlite3.connect(database)) as connection:
        for _ in range(TRIES):
            is_busy, *_pages = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not is_busy:
                return
    raise AssertionError(f"somebody reads {database} all the time")


def _fill(forgotten: Path) -> None:
    """What is free when it is asked may be written by the node before it is taken: then by what is left."""
    with forgotten.open("wb") as file:
        taken = 0
        for _ in range(TRIES):
            free = shutil.disk_usage(forgotten.parent).free
            if not free:
                return
            with suppress(OSError):
                os.posix_fallocate(file.fileno(), taken, free)
                taken += free
    raise AssertionError(f"{forgotten.parent} does not fill")
