"""Whether a database file is whole, and whether this process writes to it as it must."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection
from sqlcipher3 import dbapi2 as sqlcipher

from guichet.foundation.lib.sqlcipher.key import WrongKey
from guichet.foundation.upkeep import files

# What cuts of the current ask for. They are read back, because a setting in the wrong place is silent.
PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
SHORTEST_PATIENCE = 10_000  # milliseconds that a writer waits for another
ENCRYPTED_TOO = {"secure_delete": 1, "temp_store": 2}
DAMAGED = (sqlite3.DatabaseError, sqlcipher.DatabaseError)
SHOWN = 5


def is_encrypted() -> bool:
    return "key_file" in connection.settings_dict["OPTIONS"]


def pragmas() -> dict[str, object]:
    """As the connection that serves has them."""
    names = [*_expected(), "busy_timeout"]
    with connection.cursor() as cursor:
        return {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


def wrong_pragmas() -> dict[str, object]:
    """Those with which a cut of the current, or a thief, would find what should not be there."""
    expected = _expected()
    return {name: value for name, value in pragmas().items() if not _is_right(name, value, expected)}


def _is_right(name: str, value: object, expected: dict[str, object]) -> bool:
    if name == "busy_timeout":
        return isinstance(value, int) and value >= SHORTEST_PATIENCE
    return value == expected[name]


def _expected() -> dict[str, object]:
    return PRAGMAS | (ENCRYPTED_TOO if is_encrypted() else {})


def faults(path: Path) -> list[str]:
    """What is broken in the file, in SQLite's words; nothing when it is whole. Raises WrongKey."""
    try:
        with closing(files.opened(path, mode="rw")) as database:
            said = [str(row[0]) for row in database.execute(f"PRAGMA quick_check({SHOWN})")]
            if is_encrypted():
                said += [str(row[0]) for row in database.execute("PRAGMA cipher_integrity_check").fetchmany(SHOWN)]
    except WrongKey:
        raise
    except DAMAGED as fault:
        return [str(fault)]
    return [each for each in said if each != "ok"]
