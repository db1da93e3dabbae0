"""The web server of a node, hub or centre."""

import multiprocessing
import sys
from importlib.util import find_spec

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels


def serve(host: str, port: int, *, workers: int) -> None:
    """Until the process is told to stop; a worker that dies is started again.

    Workers begin as new processes, not as copies: a copy of a process that writes in SQLite keeps for ever, in its own
    memory, the lock that a thread had when it was copied, and never writes.
    """
    multiprocessing.set_start_method("spawn", force=True)
    # What a new process takes for its main module: the script that pip writes would begin the whole command again.
    sys.modules["__main__"].__spec__ = find_spec("guichet.__main__")
    Granian(
        "guichet.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        websockets=False,
        log_level=LogLevels.warning,
        workers=workers,
        blocking_threads=4,
        respawn_failed_workers=True,
        log_access=False,
    ).serve()
