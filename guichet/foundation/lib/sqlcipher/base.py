"""Django's backend for SQLite, on SQLCipher's build of it.

Only what Django's own backend ties to the sqlite3 of the standard library is written again here: how a connection is
opened, and the cursor, which is a class of that library.
"""

import datetime as dt
import decimal
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register as register_functions  # type: ignore[import-untyped]
from django.db.utils import DatabaseErrorWrapper
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2 as sqlcipher

from guichet.foundation.lib.sqlcipher import damage, opening

for name, convert in (
    ("bool", b"1".__eq__),
    ("date", base.decoder(parse_date)),
    ("time", base.decoder(parse_time)),
    ("datetime", base.decoder(parse_datetime)),
    ("timestamp", base.decoder(parse_datetime)),
):
    sqlcipher.register_converter(name, convert)
for kind, adapt in (
    (decimal.Decimal, str),
    (dt.date, base.adapt_date),
    (dt.datetime, base.adapt_datetime),
):
    sqlcipher.register_adapter(kind, adapt)


class Cursor(sqlcipher.Cursor):  # type: ignore[misc]  # SQLCipher's module is not typed
    """As Django's own: `%s` and `%(name)s` become what SQLite understands."""

    convert_query = base.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Sequence[Any] | Mapping[str, Any] | None = None) -> Any:
        if params is None:
            return super().execute(query)
        return super().execute(self.convert_query(query, param_names=_names(params)), params)

    def executemany(self, query: str, param_list: Iterable[Sequence[Any] | Mapping[str, Any]]) -> Any:
        rows = list(param_list)
        names = _names(rows[0]) if rows else None
        return super().executemany(self.convert_query(query, param_names=names), rows)


def _names(params: Sequence[Any] | Mapping[str, Any]) -> list[str] | None:
    return list(params) if isinstance(params, Mapping) else None


class Faults(DatabaseErrorWrapper):
    """Each fault of this database passes here, also those that its caller lives with."""

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        damage.note(fault)
        super().__exit__(kind, fault, trace)


class DatabaseWrapper(base.DatabaseWrapper):
    """`OPTIONS["key_file"]` is the Path of the key. Connecting raises KeyUnusable where it opens nothing."""

    display_name = "SQLCipher"
    Database = sqlcipher
    init_commands: list[str]

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        options = {name: value for name, value in conn_params.items() if name not in {"database", "key_file", "uri"}}
        connection = opening.connect(Path(conn_params["database"]), conn_params["key_file"], **options)
        register_functions(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA legacy_alter_table = OFF")
        for command in filter(str.strip, self.init_commands):
            connection.execute(command)
        return connection

    @cached_property
    def wrap_database_errors(self) -> DatabaseErrorWrapper:
        return Faults(self)

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002 Django's signature
        return self.connection.cursor(factory=Cursor)
