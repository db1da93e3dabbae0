"""A migration step that makes the database itself refuse to change or delete the rows of a table."""

from typing import Any, Protocol

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.operations.base import Operation

REFUSAL = "rows of {table} are never changed or deleted"

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
POSTGRESQL_FUNCTION = """
CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRESQL_TRIGGER = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_refuse()
"""


class Executes(Protocol):
    """As much of Django's schema editor as this step uses."""

    @property
    def connection(self) -> BaseDatabaseWrapper: ...

    def execute(self, sql: str, /) -> None: ...


class AppendOnly(Operation):
    """Use in a migration: `AppendOnly("journal_entry")`. Reversible; the models stay as they are."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label: str, state: object) -> None:
        """No model changes."""

    def database_forwards(self, _app_label: str, schema_editor: Executes, _from: object, _to: object) -> None:
        self.forbid(schema_editor)

    def database_backwards(self, _app_label: str, schema_editor: Executes, _from: object, _to: object) -> None:
        self.allow(schema_editor)

    def forbid(self, editor: Executes) -> None:
        for statement in _creation(self.table, editor.connection.vendor):
            editor.execute(statement)

    def allow(self, editor: Executes) -> None:
        for statement in _removal(self.table, editor.connection.vendor):
            editor.execute(statement)

    def describe(self) -> str:
        return f"Refuse to change or delete rows of {self.table}"

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (self.__class__.__qualname__, [self.table], {})


def _creation(table: str, vendor: str) -> list[str]:
    refusal = REFUSAL.format(table=table)
    if vendor == "sqlite":
        return [SQLITE.format(table=table, verb=verb, refusal=refusal) for verb in ("UPDATE", "DELETE")]
    return [POSTGRESQL_FUNCTION.format(table=table, refusal=refusal), POSTGRESQL_TRIGGER.format(table=table)]


def _removal(table: str, vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [f"DROP TRIGGER {table}_no_{verb}" for verb in ("UPDATE", "DELETE")]
    return [f"DROP TRIGGER {table}_no_change ON {table}", f"DROP FUNCTION {table}_refuse()"]
