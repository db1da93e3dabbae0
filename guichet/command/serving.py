"""The web server of a node, hub or centre."""

import gc
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections
from django.urls import get_resolver
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import knowledge

SECONDS_TO_END = 10
SECONDS_TO_TELL_AGAIN = 0.5


class _Server(MPServer):
    """Its workers are copies of this process, which share what it has loaded and start at once.

    A copy keeps for ever the lock that a thread had when it was copied, SQLite's own among them, and then never reads
    nor writes. So the threads of this process begin once it has been copied, and it is copied no more.
    """

    beside: Callable[[], None] | None = None

    def _spawn_workers(self, *spawning: Any) -> None:
        connections.close_all()
        gc.collect()
        gc.freeze()  # what is never looked at again stays one page for all
        spawn: Callable[..., None] = super()._spawn_workers
        spawn(*spawning)
        if self.beside:
            self.beside()

    def _stop_workers(self) -> None:
        """A worker that is told to stop while it begins to serve may not hear it: it is told again until it ends."""
        until = time.monotonic() + SECONDS_TO_END
        while (living := [worker for worker in self.wrks if worker.is_alive()]) and time.monotonic() < until:
            for worker in living:
                worker.terminate()
            living[0].join(SECONDS_TO_TELL_AGAIN)
        stop: Callable[[], None] = super()._stop_workers
        stop()


def _load() -> None:
    """Otherwise each worker would load its pages, and index the catalogue, anew at its first request."""
    gc.disable()
    import_module("guichet.wsgi")
    _ = get_resolver().url_patterns
    with suppress(DatabaseError):  # a server may begin before its database does
        _ = catalogue.current().index
        if settings.NODE == "hub":  # a centre publishes no answers
            knowledge.make_ready()
    gc.enable()


def _end_as_any_process() -> None:
    """A copy does what its parent does when it is told to stop, which ends no copy: until it serves, none would end."""
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, signal.SIG_DFL)


def serve(host: str, port: int, *, workers: int, beside: Callable[[], None] | None = None) -> None:
    """Until the process is told to stop; `beside` starts the threads of this process.

    A worker that dies is started again, unless there are threads: the node then ends, and whoever watches it starts it.
    """
    _load()
    os.register_at_fork(after_in_child=_end_as_any_process)
    server = _Server(
        "guichet.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        websockets=False,
        log_level=LogLevels.warning,
        workers=workers,
        workers_kill_timeout=SECONDS_TO_END,
        blocking_threads=4,
        respawn_failed_workers=beside is None,
        log_access=False,
    )
    server.beside = beside
    server.serve()
