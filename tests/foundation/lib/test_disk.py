"""Telling a disk without room from every other failure, whoever reports it."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import OperationalError
from psycopg.errors import DiskFull, QueryCanceled

from guichet.foundation.lib.disk import is_full


@pytest.fixture
def without_room(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A real database that may not grow."""
    with closing(sqlite3.connect(tmp_path / "small")) as database:
        database.execute("CREATE TABLE t (x)")
        database.execute("PRAGMA max_page_count = 2")
        yield database


def raised_by(database: sqlite3.Connection, statement: str) -> BaseException:
    with pytest.raises(sqlite3.OperationalError) as found:
        database.execute(statement)
    return found.value


def test_sqlite_without_room_is_known_under_what_django_raises(without_room: sqlite3.Connection) -> None:
    error = OperationalError()
    error.__cause__ = raised_by(without_room, "INSERT INTO t VALUES (zeroblob(100000))")
    assert is_full(error)


def test_another_failure_of_sqlite_is_not_a_full_disk(without_room: sqlite3.Connection) -> None:
    assert not is_full(raised_by(without_room, "INSERT INTO nowhere VALUES (1)"))


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (DiskFull(), True),
        (QueryCanceled(), False),
        (ValueError(), False),
        (None, False),
    ],
)
def test_what_the_disk_and_postgresql_say(error: Exception | None, *, full: bool) -> None:
    assert is_full(error) is full
