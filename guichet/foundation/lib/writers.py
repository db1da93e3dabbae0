"""On SQLite, which has one writer, the next one begins as soon as the last has ended.

SQLite alone makes whoever finds another writing sleep before it looks again, up to a tenth of a second each time: in a
crowd the database then rests more than it works, and the unlucky wait longest (decision 18).
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

SECONDS_BETWEEN_LOOKS = 0.0005
# Whoever holds the turn for longer is not well: SQLite itself then says who may write, and in how long.
LONGEST_WAIT = 5.0


@contextmanager
def turn() -> Iterator[None]:
    """This process's turn to write, freed by the system when the process dies. Nothing to wait for on PostgreSQL."""
    handle = _opened(_place())
    try:
        if handle is not None:
            _wait(handle)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _opened(place: str) -> int | None:
    """None where nobody waits so, and where the folder takes no file: the database will say so in its own words."""
    if not place:
        return None
    try:
        return os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None


def _wait(handle: int) -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    while not _taken(handle) and time.monotonic() < deadline:
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _place() -> str:
    """The file beside the database that is locked by whoever writes; nothing where nobody has to wait so."""
    database = connections[DEFAULT_DB_ALIAS]
    if not isinstance(database, DatabaseWrapper) or database.is_in_memory_db():
        return ""
    return f"{database.settings_dict['NAME']}-turn"
