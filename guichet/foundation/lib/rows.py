"""A row more, by a statement that is written once in a process: Django's own way writes it anew for each row.

For the few rows that a person in a crowd waits for. To write the statement takes Django longer than the database takes
to obey it, and on SQLite, which has one writer, everybody waits meanwhile.
"""

from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Field, Model


def add(row: Model) -> None:
    """Insert a new row, as `save(force_insert=True)` does for models without parents; no signal is sent.

    What the database fills in by itself is read when it is asked for.
    """
    _insert(row, _insertion(type(row)))


def add_unless_known(row: Model) -> bool:
    """The same; False, and nothing done, when a unique constraint keeps it from standing beside one that is there."""
    return _insert(row, _insertion(type(row), otherwise=" ON CONFLICT DO NOTHING"))


def _insert(row: Model, statement: str) -> bool:
    database = connections[DEFAULT_DB_ALIAS]  # asked once: each look at `connection` asks again whose thread this is
    values = [field.get_db_prep_save(getattr(row, field.attname), database) for field in _given(type(row))]
    with database.cursor() as cursor:
        cursor.execute(statement, values)
        number = cursor.fetchone()
    if number is None:
        return False
    for field in type(row)._meta.db_returning_fields:
        row.__dict__.pop(field.attname, None)
    row.pk = number[0]
    row._state.adding, row._state.db = False, database.alias
    return True


@cache
def _given(model: type[Model]) -> "tuple[Field[Any, Any], ...]":
    """The fields that the row itself brings: not its number, nor what the database fills in."""
    meta = model._meta
    return tuple(field for field in meta.concrete_fields if field not in meta.db_returning_fields)


@cache
def _insertion(model: type[Model], *, otherwise: str = "") -> str:
    quoted, meta = connection.ops.quote_name, model._meta
    columns = [quoted(str(field.column)) for field in _given(model)]
    number = quoted(str(meta.pk.column))
    return (
        f"INSERT INTO {quoted(meta.db_table)} ({', '.join(columns)}) "  # noqa: S608 names of our own models
        f"VALUES ({', '.join(['%s'] * len(columns))}){otherwise} RETURNING {number}"
    )
