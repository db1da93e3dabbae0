"""Why the disk failed: without room, or with too many that write at once, the same thing works again later; a database
that is damaged must be put right first. In each case nothing was written."""

import errno
import sqlite3
from collections.abc import Iterator

DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
FULL = (errno.ENOSPC, errno.EDQUOT)
PRIMARY_CODE = 0xFF  # of SQLite's extended result codes
POSTGRESQL_FULL = "53100"  # disk_full, appendix A of its documentation


def is_full(error: BaseException | None) -> bool:
    """Whether that is why `error` was raised, whatever was raised in its place since."""
    return any(_says_full(each) for each in _causes(error))


def is_busy(error: BaseException | None) -> bool:
    """Whether SQLite, which lets one write at a time, made this one wait for too long."""
    return any(_primary_code(each) == sqlite3.SQLITE_BUSY for each in _causes(error))


def is_damaged(error: BaseException | None) -> bool:
    """Whether SQLite, or SQLCipher, found other bytes in the database than were written there."""
    return any(_primary_code(each) in DAMAGED for each in _causes(error))


def _says_full(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in FULL
    return _primary_code(error) == sqlite3.SQLITE_FULL or getattr(error, "sqlstate", None) == POSTGRESQL_FULL


def _primary_code(error: BaseException) -> int | None:
    """SQLite's own and SQLCipher's errors are not of one family, but carry the same codes."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & PRIMARY_CODE if isinstance(code, int) else None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
