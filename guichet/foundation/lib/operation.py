"""The only door through which tables change."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from guichet.foundation.lib import writers
from guichet.foundation.lib.act import Act

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Running:
    """The innermost operation under way: its module tells which app may be written."""

    module: str
    name: str


_running: ContextVar[Running | None] = ContextVar("running operation", default=None)
_building: ContextVar[bool] = ContextVar("building", default=False)


class FailureSwallowed(RuntimeError):
    """The code caught the failure of an inner operation and went on: nothing is kept."""


def running() -> Running | None:
    return _running.get()


def is_building() -> bool:
    return _building.get()


@contextmanager
def building() -> Iterator[None]:
    """Lifts the write guards for migrations and for the factories of tests; nothing else may enter it."""
    token = _building.set(True)
    try:
        yield
    finally:
        _building.reset(token)


def operation(function: Callable[P, R]) -> Callable[P, R]:
    """Makes `function` a way of changing tables: one transaction, opened by the outermost operation.

    The function takes keyword arguments only, one of them `act: Act`. When an inner operation fails the
    whole transaction is lost: an outer one that swallows the error meets FailureSwallowed at its end, because
    half a change is never kept and a caller is never told that it was.
    """
    _refuse_loose_signature(function)
    _refuse_late_work(function)
    this = Running(function.__module__, function.__name__)

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        outermost = _running.get() is None
        scope = transaction.atomic(durable=True) if outermost else transaction.atomic(savepoint=False)
        with writers.turn() if outermost else nullcontext(), scope:
            token = _running.set(this)
            try:
                result = function(*args, **kwargs)
            finally:
                _running.reset(token)
            if transaction.get_rollback():
                raise FailureSwallowed(f"{this.module}.{this.name} went on after an operation inside it failed")
            return result

    return run


def _refuse_loose_signature(function: Callable[..., object]) -> None:
    parameters = inspect.signature(function).parameters
    loose = [name for name, parameter in parameters.items() if parameter.kind is not parameter.KEYWORD_ONLY]
    if loose:
        raise TypeError(f"{function.__qualname__}: an operation takes keyword arguments only, not {', '.join(loose)}")
    if "act" not in parameters or parameters["act"].annotation not in (Act, "Act"):
        raise TypeError(f"{function.__qualname__}: an operation takes `act: Act`")


def _refuse_late_work(function: Callable[..., object]) -> None:
    """A generator or a coroutine would do its work after the transaction."""
    if inspect.isgeneratorfunction(function) or inspect.iscoroutinefunction(function):
        raise TypeError(f"{function.__qualname__}: an operation does its work before it returns")
