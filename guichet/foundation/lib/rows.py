"""One row added, read or changed by a statement written once in a process: Django's own way writes it anew each time.

For the few rows that a person in a crowd waits for. To write the statement takes Django longer than the database takes
to obey it, and on SQLite, which has one writer, everybody waits meanwhile.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import Field, Model

# What a database takes as it is, by the kind of its field.
PLAIN = {"CharField": str, "TextField": str, "BooleanField": bool}

M = TypeVar("M", bound=Model)
Given = tuple[tuple["Field[Any, Any]", type | None], ...]
Converter = Callable[[Any, None, BaseDatabaseWrapper], Any]


def add(row: Model) -> None:
    """Insert a new row, as `save(force_insert=True)` does for models without parents; no signal is sent.

    What the database fills in by itself is read when it is asked for.
    """
    _insert(row, _insertion(type(row)))


def add_unless_known(row: Model) -> bool:
    """The same; False, and nothing done, when a unique constraint keeps it from standing beside one that is there."""
    return _insert(row, _insertion(type(row), otherwise=" ON CONFLICT DO NOTHING"))


def known(model: type[M], **name: str) -> M | None:
    """The row whose unique column says so, as `filter(...).first()` finds it."""
    [(column, value)] = name.items()
    return _read(model, _selection(model, column), value)


def locked(model: type[M], **name: str) -> M:
    """The same, and nobody else's until the operation ends, as `select_for_update().get(...)`.

    Raises ObjectDoesNotExist.
    """
    [(column, value)] = name.items()
    row = _read(model, _selection(model, column, lock=True), value)
    if row is None:
        raise ObjectDoesNotExist(f"{model._meta.label} {value}")
    return row


def change(row: Model, *names: str) -> None:
    """Write these fields of a row that is there, as `save(update_fields=...)` does; no signal is sent."""
    database = connections[DEFAULT_DB_ALIAS]
    fields = [_field(type(row), name) for name in names]
    values = [field.get_db_prep_save(getattr(row, field.attname), database) for field in fields]
    with _cursor_on(database) as cursor:
        cursor.execute(_change(type(row), names), [*values, row.pk])
        if cursor.rowcount != 1:
            raise ObjectDoesNotExist(f"{row._meta.label} {row.pk}")


def cursor() -> CursorWrapper:
    """For a statement that is written once: PostgreSQL reads it once a connection (decision 36)."""
    return _cursor_on(connections[DEFAULT_DB_ALIAS])


def _insert(row: Model, statement: str) -> bool:
    database = connections[DEFAULT_DB_ALIAS]  # asked once: each look at `connection` asks again whose thread this is
    with _cursor_on(database) as cursor:
        cursor.execute(statement, _values(row, database))
        number = cursor.fetchone()
    if number is None:
        return False
    for field in type(row)._meta.db_returning_fields:
        row.__dict__.pop(field.attname, None)
    row.pk = number[0]
    row._state.adding, row._state.db = False, database.alias
    return True


def _read(model: type[M], statement: str, value: str) -> M | None:
    database = connections[DEFAULT_DB_ALIAS]
    with _cursor_on(database) as cursor:
        cursor.execute(statement, [value])
        found = cursor.fetchone()
    if found is None:
        return None
    values = list(found)
    for place, converters in _converters(model):
        for convert in converters:
            values[place] = convert(values[place], None, database)
    return model.from_db(database.alias, [field.attname for field in model._meta.concrete_fields], values)


def _cursor_on(database: BaseDatabaseWrapper) -> CursorWrapper:
    """Django's own, with its guards; on PostgreSQL the values go beside the statement, whose text stays the same.

    Whoever logs statements reads them with their values: they are then sent as all others.
    """
    found = database.cursor()
    if database.vendor == "postgresql" and not database.queries_logged:
        from psycopg import Cursor  # noqa: PLC0415 nothing to load on a centre

        found.cursor = Cursor(database.connection)
    return found


def _values(row: Model, database: BaseDatabaseWrapper) -> list[Any]:
    """As the database takes them. Their fields are asked about the others only: most of a wide row is plain."""
    values = []
    for field, plain in _given(type(row)):
        value = getattr(row, field.attname)
        values.append(value if type(value) is plain else field.get_db_prep_save(value, database))
    return values


@cache
def _given(model: type[Model]) -> Given:
    """The fields that the row itself brings: not its number, nor what the database fills in.

    Each beside the type whose values the database takes as they are, where there is one.
    """
    meta = model._meta
    brought = [field for field in meta.concrete_fields if field not in meta.db_returning_fields]
    return tuple((field, PLAIN.get(field.get_internal_type())) for field in brought)


@cache
def _insertion(model: type[Model], *, otherwise: str = "") -> str:
    quoted, meta = connection.ops.quote_name, model._meta
    columns = [quoted(str(field.column)) for field, _ in _given(model)]
    number = quoted(str(meta.pk.column))
    return (
        f"INSERT INTO {quoted(meta.db_table)} ({', '.join(columns)}) "  # noqa: S608 names of our own models
        f"VALUES ({', '.join(['%s'] * len(columns))}){otherwise} RETURNING {number}"
    )


@cache
def _selection(model: type[Model], name: str, *, lock: bool = False) -> str:
    quoted, meta = connection.ops.quote_name, model._meta
    columns = [quoted(str(field.column)) for field in meta.concrete_fields]
    until_the_end = " FOR UPDATE" if lock and connection.features.has_select_for_update else ""
    return (
        f"SELECT {', '.join(columns)} FROM {quoted(meta.db_table)} "  # noqa: S608 names of our own models
        f"WHERE {quoted(str(_field(model, name).column))} = %s{until_the_end}"
    )


@cache
def _change(model: type[Model], names: tuple[str, ...]) -> str:
    quoted, meta = connection.ops.quote_name, model._meta
    changes = ", ".join(f"{quoted(str(_field(model, name).column))} = %s" for name in names)
    return f"UPDATE {quoted(meta.db_table)} SET {changes} WHERE {quoted(str(meta.pk.column))} = %s"  # noqa: S608


def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    return next(field for field in model._meta.concrete_fields if field.name == name)


@cache
def _converters(model: type[Model]) -> tuple[tuple[int, list[Converter]], ...]:
    """By the place of its column, what makes of a value what the model has: moments of text, on SQLite."""
    columns = [field.get_col(model._meta.db_table) for field in model._meta.concrete_fields]
    found = [[*connection.ops.get_db_converters(column), *column.get_db_converters(connection)] for column in columns]
    return tuple((place, converters) for place, converters in enumerate(found) if converters)
