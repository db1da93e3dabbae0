"""The database as a file, opened beside Django: to be copied, and looked through."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection

from guichet.foundation.lib import durable
from guichet.foundation.lib.sqlcipher import opening

# What SQLite writes beside a database; it belongs to it and to no other.
COMPANIONS = ("-wal", "-shm", "-journal")


def database() -> Path | None:
    """Where SQLite keeps the database; None for PostgreSQL."""
    return Path(connection.settings_dict["NAME"]) if connection.vendor == "sqlite" else None


def opened(path: Path, *, mode: str = "rwc") -> Any:
    """With this node's key, when it has one. Raises KeyUnusable, or what SQLite raises."""
    key_file = connection.settings_dict["OPTIONS"].get("key_file")
    if key_file is None:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True)
    return opening.connect(path, key_file, mode=mode)


def copy(source: Path, target: Path) -> None:
    """What is committed, in one file, while others write on; it is on the disk when this returns."""
    with closing(opened(source, mode="ro")) as old, closing(opened(target)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")
    write_out(target)


def write_out(path: Path) -> None:
    """The file, and its name in the folder, are on the disk when this returns."""
    durable.settle(path)
    durable.settle(path.parent)
