"""Three guards on every database connection: they turn a rule of the house into a crash in tests.

1. No write outside an `@operation`.
2. No write to a table that another app owns.
3. No SQL while a template renders: a page fetches all it shows before it starts.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from guichet.foundation.lib.operation import is_building, running

logger = logging.getLogger(__name__)

# What orders nothing: comments and quoted text.
UNSAID = re.compile(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", re.DOTALL)
PART = r'(?:"[^"]+"|`[^`]+`|\[[^\]]+\]|\w+)'
NAME = rf"{PART}(?: ?\. ?{PART})*"
# Wherever they stand: after WITH, in a DO block, in a second statement. A lock and an upsert say UPDATE of no table.
WRITES = re.compile(
    r"\b(?:(?:INSERT|REPLACE|MERGE)(?: OR \w+)? INTO|DELETE FROM|TRUNCATE(?: TABLE)?"
    r"|(?<!FOR )(?<!KEY )(?<!DO )UPDATE(?: OR \w+)?|COPY(?= (?!\()[^()]+(?:\([^)]*\) ?)?FROM\b))"
    rf" (?:ONLY )?({NAME}(?: ?, ?{NAME})*)",
    re.IGNORECASE,
)

_rendering: ContextVar[str | None] = ContextVar("template being rendered", default=None)


class HouseRuleBroken(RuntimeError):
    """The code, not a person, did what the house forbids."""


@contextmanager
def rendering(template: str) -> Iterator[None]:
    token = _rendering.set(template)
    try:
        yield
    finally:
        _rendering.reset(token)


def install(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Receiver of `connection_created`; the wrapper outlives reconnections, so it is added once."""
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)


def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    fault = fault_of(sql)
    if fault is not None:
        if settings.GUARDS_RAISE:
            raise HouseRuleBroken(fault)
        logger.error("house rule broken: %s", fault)
    return execute(sql, params, many, context)


def fault_of(sql: str) -> str | None:
    """The rule that this statement breaks where it stands, in words, or None."""
    template = _rendering.get()
    if template is not None:
        return f"SQL while {template} renders: {sql[:80]}"
    if is_building():
        return None
    faults = (_write_fault(table=table) for table in written_by(sql) if table not in settings.FRAMEWORK_TABLES)
    return next((fault for fault in faults if fault), None)


@lru_cache(maxsize=1000)
def written_by(sql: str) -> tuple[str, ...]:
    """The tables that a statement writes, in lower case, without schema; not what a database function writes."""
    said = " ".join(UNSAID.sub(" ", sql).split())
    names = (name for found in WRITES.finditer(said) for name in found[1].split(","))
    return tuple(name.rpartition(".")[2].strip(' "`[]').lower() for name in names)


def _write_fault(*, table: str) -> str | None:
    operation = running()
    if operation is None:
        return f"write to {table} outside an operation"
    owner = _owner(table)
    if owner is None or not operation.module.startswith(f"{owner}."):
        return f"{operation.module}.{operation.name} writes to {table}, which belongs to {owner or 'nobody'}"
    return None


@cache
def _owner(table: str) -> str | None:
    models = apps.get_models(include_auto_created=True)
    return next((model._meta.app_config.name for model in models if model._meta.db_table == table), None)
