"""The keeper's own file: every key ever made, every case key, every use. A commit is on the disk when it returns.

All that is secret lies in one table, wrapped, in rows of one size that never move: erasing writes zeros over the row,
and emptying the write-ahead log takes away the older copy. `secure_delete` covers what SQLite itself moves.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from guichet.foundation.keys.keeper.vault import WRAPPED_BYTES, Lock
from guichet.foundation.keys.public import Algorithm, Kind, PublicKey

FILE = "keys.sqlite3"
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "busy_timeout=1000", "foreign_keys=ON")
SCHEMA = f"""
CREATE TABLE IF NOT EXISTS lock (
    id INTEGER PRIMARY KEY CHECK (id = 1), salt BLOB NOT NULL, master BLOB NOT NULL, demonstration INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS secret (
    number INTEGER PRIMARY KEY, wrapped BLOB NOT NULL CHECK (length(wrapped) = {WRAPPED_BYTES})
);
CREATE TABLE IF NOT EXISTS key (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, holder TEXT NOT NULL,
    algorithm TEXT NOT NULL, public BLOB NOT NULL, token TEXT NOT NULL, secret INTEGER NOT NULL REFERENCES secret,
    valid_from TEXT NOT NULL, valid_until TEXT, end_reason TEXT NOT NULL DEFAULT '', erased_at TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS one_current_key ON key (kind, holder) WHERE valid_until IS NULL;
CREATE TABLE IF NOT EXISTS vouched (
    key TEXT PRIMARY KEY REFERENCES key (id), signature BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS case_key (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL UNIQUE,
    secret INTEGER NOT NULL REFERENCES secret, made_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS destroyed (
    case_key INTEGER PRIMARY KEY REFERENCES case_key, at TEXT NOT NULL, reason TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS use (
    sequence INTEGER PRIMARY KEY, signed BLOB NOT NULL, reason TEXT NOT NULL, signature BLOB NOT NULL
);
"""
KEY_COLUMNS = "id, kind, holder, algorithm, public, valid_from, valid_until, end_reason, signature"


class Store:
    """One connection, used by one thread."""

    def __init__(self, folder: Path) -> None:
        self.connection = sqlite3.connect(folder / FILE, isolation_level=None, check_same_thread=False)
        for pragma in PRAGMAS:
            self.connection.execute(f"PRAGMA {pragma}")
        self.connection.executescript(SCHEMA)
        self.must_purge = True  # a keeper killed after an erasure left the older copy in the write-ahead log

    def close(self) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def purge(self) -> None:
        """Empty the write-ahead log once something was erased; what reads meanwhile makes it wait for the next time."""
        if self.must_purge:
            busy, *_ = self._one("PRAGMA wal_checkpoint(TRUNCATE)", ())
            self.must_purge = bool(busy)

    def lock(self) -> Lock | None:
        row = self._one("SELECT salt, master, demonstration FROM lock", ())
        return Lock(row[0], row[1], demonstration=bool(row[2])) if row else None

    def set_lock(self, lock: Lock) -> None:
        self._do("INSERT INTO lock VALUES (1, ?, ?, ?)", (lock.salt, lock.master, lock.demonstration))

    def secret(self, number: int) -> bytes:
        wrapped: bytes = self._one("SELECT wrapped FROM secret WHERE number = ?", (number,))[0]
        return wrapped

    def add_secret(self, wrapped: bytes) -> int:
        return self._do("INSERT INTO secret (wrapped) VALUES (?)", (wrapped,))

    def erase(self, secret: int) -> None:
        self._do("UPDATE secret SET wrapped = zeroblob(?) WHERE number = ?", (WRAPPED_BYTES, secret))
        self.must_purge = True

    def add_key(self, key: PublicKey, *, token: str, secret: int) -> None:
        values = (key.id, key.kind, key.holder, key.algorithm, key.public, token, secret, key.valid_from.isoformat())
        columns = "id, kind, holder, algorithm, public, token, secret, valid_from"
        self._do(f"INSERT INTO key ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)  # noqa: S608 our own columns

    def vouch(self, key_id: str, signature: bytes) -> None:
        """What the key before it signed over this one."""
        self._do("INSERT INTO vouched VALUES (?, ?)", (key_id, signature))

    def end_current(self, kind: Kind, holder: str, *, at: datetime, reason: str) -> None:
        where = "kind = ? AND holder = ? AND valid_until IS NULL"
        self._do(f"UPDATE key SET valid_until = ?, end_reason = ? WHERE {where}", (_text(at), reason, kind, holder))  # noqa: S608

    def keys(self, *, demonstration: bool) -> tuple[PublicKey, ...]:
        known = "key LEFT JOIN vouched ON vouched.key = key.id"
        rows = self.connection.execute(f"SELECT {KEY_COLUMNS} FROM {known} ORDER BY number")  # noqa: S608 our own columns
        return tuple(_key(row, demonstration=demonstration) for row in rows)

    def whereabouts(self, key_id: str) -> tuple[str, int, bool]:
        """The token that holds a key, the number of its secret, and whether it was erased."""
        token, secret, erased = self._one("SELECT token, secret, erased_at FROM key WHERE id = ?", (key_id,))
        return token, secret, erased is not None

    def current_tokens(self) -> set[str]:
        """Names of the tokens that hold keys in use."""
        return {token for (token,) in self.connection.execute("SELECT token FROM key WHERE valid_until IS NULL")}

    def unerased(self, kind: Kind, *, ended_before: datetime) -> list[tuple[str, int]]:
        where = "kind = ? AND valid_until <= ? AND erased_at IS NULL"
        return self.connection.execute(
            f"SELECT id, secret FROM key WHERE {where} ORDER BY number",  # noqa: S608 our own columns
            (kind, _text(ended_before)),
        ).fetchall()

    def mark_erased(self, key_id: str, at: datetime) -> None:
        self._do("UPDATE key SET erased_at = ? WHERE id = ?", (_text(at), key_id))

    def add_case_key(self, case_key_id: str, *, owner: str, secret: int, at: datetime) -> None:
        values = (case_key_id, owner, secret, _text(at))
        self._do("INSERT INTO case_key (id, owner, secret, made_at) VALUES (?, ?, ?, ?)", values)

    def case_key_of(self, owner: str) -> str | None:
        row = self._one("SELECT id FROM case_key WHERE owner = ?", (owner,))
        return str(row[0]) if row else None

    def case_key(self, case_key_id: str) -> tuple[int, int, bool] | None:
        """Its number, the number of its secret, and whether it was destroyed."""
        query = """SELECT case_key.number, secret, destroyed.at IS NOT NULL FROM case_key
                   LEFT JOIN destroyed ON destroyed.case_key = case_key.number WHERE id = ?"""
        row = self._one(query, (case_key_id,))
        return (row[0], row[1], bool(row[2])) if row else None

    def mark_destroyed(self, number: int, *, at: datetime, reason: str) -> None:
        self._do("INSERT INTO destroyed VALUES (?, ?, ?)", (number, _text(at), reason))

    def add_use(self, sequence: int, signed: bytes, *, reason: str, signature: bytes) -> None:
        self._do("INSERT INTO use VALUES (?, ?, ?, ?)", (sequence, signed, reason, signature))

    def last_use(self) -> bytes | None:
        row = self._one("SELECT signed FROM use ORDER BY sequence DESC LIMIT 1", ())
        return bytes(row[0]) if row else None

    def uses(self, *, after: int, limit: int) -> list[tuple[bytes, str, bytes]]:
        query = "SELECT signed, reason, signature FROM use WHERE sequence > ? ORDER BY sequence LIMIT ?"
        return self.connection.execute(query, (after, limit)).fetchall()

    def _one(self, query: str, values: tuple[object, ...]) -> Any:
        return self.connection.execute(query, values).fetchone()

    def _do(self, statement: str, values: tuple[object, ...]) -> int:
        return self.connection.execute(statement, values).lastrowid or 0


def _text(moment: datetime) -> str:
    return moment.isoformat()


def _key(row: tuple[Any, ...], *, demonstration: bool) -> PublicKey:
    key_id, kind, holder, algorithm, public, valid_from, valid_until, end_reason, vouched = row
    return PublicKey(
        id=key_id,
        kind=Kind(kind),
        holder=holder,
        algorithm=Algorithm(algorithm),
        public=public,
        valid_from=datetime.fromisoformat(valid_from),
        valid_until=datetime.fromisoformat(valid_until) if valid_until else None,
        end_reason=end_reason,
        demonstration=demonstration,
        vouched=vouched or b"",
    )
