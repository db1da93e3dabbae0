"""Damage that is met while a node works: whoever meets it has the node end, which heals as it starts anew."""

from collections.abc import Callable
from contextlib import suppress
from threading import Lock

from guichet.foundation.lib.disk import is_damaged

_end: list[Callable[[], None]] = []
_lock = Lock()


def when_met(end: Callable[[], None]) -> None:
    """To be called once in a process, the first time; copies of this process have it too, each once."""
    _end[:] = [end]


def note(error: BaseException | None) -> None:
    """Of each fault of a database, whoever catches it afterwards."""
    if error is not None and is_damaged(error):
        with _lock, suppress(IndexError):
            _end.pop()()
