"""A database of Django in an encrypted file: it works as SQLite does, and is nothing to whoever lacks its key."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError
from django.db.utils import ConnectionHandler
from pytest_django.plugin import DjangoDbBlocker

from guichet.foundation.lib.disk import is_busy, is_full
from guichet.foundation.lib.operation import building
from guichet.foundation.lib.sqlcipher import key
from guichet.foundation.lib.sqlcipher.key import KeyUnusable, WrongKey
from guichet.settings.databases import encrypted

PLANTED = "Ɖɛ́gbɛ̀ Kɔ́jó"


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    file = tmp_path / "centre.key"
    key.make(file)
    return file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "guichet.sqlite3"


def connected(file: Path, key_file: Path) -> Any:
    return ConnectionHandler({"default": encrypted(file, key_file)})["default"]


@pytest.fixture(autouse=True)
def _beside_the_tests_own(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """These databases are files of their own, and no room of the house owns their tables."""
    with django_db_blocker.unblock(), building():
        yield


@pytest.fixture
def database(file: Path, key_file: Path) -> Iterator[Any]:
    with closing(connected(file, key_file)) as database:
        with database.cursor() as cursor:
            cursor.execute("CREATE TABLE told (word text UNIQUE, on_day date, at datetime, sum decimal, true bool)")
        yield database


def test_values_come_back_as_they_went(database: Any) -> None:
    row = (PLANTED, date(2026, 3, 27), datetime(2026, 3, 27, 8, tzinfo=UTC), Decimal("1900.50"), True)
    with database.cursor() as cursor:
        cursor.execute("INSERT INTO told VALUES (%s, %s, %s, %s, %s)", row)
        found = cursor.execute("SELECT word, on_day, at, sum, true FROM told WHERE word = %(word)s", {"word": PLANTED})
        word, on_day, at, total, true = found.fetchone()
    assert (word, on_day, at.replace(tzinfo=UTC), Decimal(str(total)), true) == row


def test_many_rows_are_written_by_one_statement(database: Any) -> None:
    with database.cursor() as cursor:
        cursor.executemany("INSERT INTO told (word) VALUES (%s)", ([word] for word in ("a", "b", "100 %")))
        cursor.executemany("INSERT INTO told (word) VALUES (%s)", [])
        assert cursor.execute("SELECT word FROM told ORDER BY word").fetchall() == [("100 %",), ("a",), ("b",)]


def test_what_the_database_refuses_comes_as_django_says_it(database: Any) -> None:
    with database.cursor() as cursor:
        cursor.execute("INSERT INTO told (word) VALUES (%s)", ["once"])
        with pytest.raises(IntegrityError, match="UNIQUE"):
            cursor.execute("INSERT INTO told (word) VALUES (%s)", ["once"])


def test_a_full_disk_and_a_busy_file_are_known(database: Any, file: Path, key_file: Path) -> None:
    with database.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 3")
        with pytest.raises(OperationalError) as full:
            cursor.execute("INSERT INTO told (word) VALUES (zeroblob(100000))")
        cursor.execute("BEGIN IMMEDIATE")
        with closing(connected(file, key_file)) as other, other.cursor() as second:
            second.execute("PRAGMA busy_timeout = 1")
            with pytest.raises(OperationalError) as busy:
                second.execute("BEGIN IMMEDIATE")
        cursor.execute("ROLLBACK")
    assert (is_full(full.value), is_busy(full.value)) == (True, False)
    assert (is_full(busy.value), is_busy(busy.value)) == (False, True)


def test_the_file_and_its_log_hold_nothing_that_can_be_read(database: Any, file: Path) -> None:
    with database.cursor() as cursor:
        cursor.execute("INSERT INTO told (word) VALUES (%s)", [PLANTED])
    written = b"".join(path.read_bytes() for path in file.parent.iterdir() if path.name.startswith(file.name))
    assert len(written) > 4096
    assert PLANTED.encode() not in written
    assert b"CREATE TABLE" not in written


def test_without_a_key_it_is_no_database(database: Any, file: Path) -> None:
    database.close()
    with closing(sqlite3.connect(file)) as stranger, pytest.raises(sqlite3.DatabaseError, match="not a database"):
        stranger.execute("SELECT * FROM told")


def test_a_wrong_key_is_said_in_a_sentence(database: Any, file: Path, tmp_path: Path) -> None:
    database.close()
    other = tmp_path / "other.key"
    key.make(other)
    with pytest.raises(WrongKey) as refusal:
        connected(file, other).ensure_connection()
    assert refusal.value.message.replace("\xa0", " ") == (
        f"La clé {other} n’ouvre pas {file} : rendez à GUICHET_CENTRE_KEY_FILE la clé qui a fait cette base."
    )


def test_a_key_is_made_once_for_its_owner_alone(key_file: Path) -> None:
    first = key_file.read_text()
    key.make(key_file)
    assert (key_file.read_text(), len(first), key_file.stat().st_mode & 0o777) == (first, 64, 0o600)


def test_a_key_that_others_may_read_is_refused(key_file: Path) -> None:
    key_file.chmod(0o640)
    with pytest.raises(KeyUnusable) as refusal:
        key.read(key_file)
    assert refusal.value.message.replace("\xa0", " ") == (
        f"D’autres peuvent lire la clé {key_file} : lancez « chmod 600 {key_file} »."
    )


@pytest.mark.parametrize("text", ["", "f" * 63, "g" * 64, "f" * 65])
def test_what_is_not_a_key_is_refused(key_file: Path, text: str) -> None:
    key_file.write_text(text)
    with pytest.raises(KeyUnusable, match="ne contient pas une clé"):
        key.read(key_file)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_key_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "unread.key"
    if content is not None:
        file.write_bytes(content)
        file.chmod(0o600)
    with pytest.raises(KeyUnusable, match="ne se lit pas"):
        key.read(file)
