"""The web server of a node, hub or centre."""

import gc
from collections.abc import Callable
from typing import Any

from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer


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


def serve(host: str, port: int, *, workers: int, beside: Callable[[], None] | None = None) -> None:
    """Until the process is told to stop; `beside` starts the threads of this process.

    A worker that dies is started again, unless there are threads: the node then ends, and whoever watches it starts it.
    """
    server = _Server(
        "guichet.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        websockets=False,
        log_level=LogLevels.warning,
        workers=workers,
        blocking_threads=4,
        respawn_failed_workers=beside is None,
        log_access=False,
    )
    server.beside = beside
    server.serve()
