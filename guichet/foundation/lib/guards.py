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
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from guichet.foundation.lib.operation import is_building, running

logger = logging.getLogger(__name__)

WRITE = re.compile(
    r"""\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?)\s+"?(\w+)""",
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
    write = WRITE.match(sql)
    if write is None or is_building() or write[1] in settings.FRAMEWORK_TABLES:
        return None
    return _write_fault(table=write[1])


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
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table == table:
            return model._meta.app_config.name
    return None
