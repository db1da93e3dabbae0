"""Whether what failed is a disk, or a database, without room: nothing was written, and it works again once there is."""

import errno
import sqlite3
from collections.abc import Iterator

FULL = (errno.ENOSPC, errno.EDQUOT)
POSTGRESQL_FULL = "53100"  # disk_full, appendix A of its documentation


def is_full(error: BaseException | None) -> bool:
    """Whether that is why `error` was raised, whatever was raised in its place since."""
    return any(_says_full(each) for each in _causes(error))


def _says_full(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in FULL
    if isinstance(error, sqlite3.OperationalError):
        return error.sqlite_errorcode == sqlite3.SQLITE_FULL
    return getattr(error, "sqlstate", None) == POSTGRESQL_FULL


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
