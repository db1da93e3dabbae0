"""The process: `python -m guichet.foundation.keys.keeper FOLDER`, which `guichet keeper` becomes.

Without Django: the process that holds the keys loads as little as it can.
"""

import argparse
import os
import signal
import sys
import threading
from pathlib import Path

from guichet.foundation.keys.keeper import server
from guichet.foundation.keys.keeper.opening import Place, WillNotStart, open_desk

UNUSABLE = 2


def run(place: Place) -> None:
    """Serves until SIGTERM or SIGINT. Raises WillNotStart."""
    os.umask(0o077)
    with server.alone(place.folder):
        desk = open_desk(place)
        with server.serving(desk, place.folder) as door:
            _stop_on_signals(door)
            door.serve_forever(poll_interval=0.2)
        desk.store.close()


def _stop_on_signals(door: server.Door) -> None:
    def stop(*_: object) -> None:
        threading.Thread(target=door.shutdown).start()  # it waits for the loop that this handler interrupts

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


def main() -> int:
    parser = argparse.ArgumentParser(prog="keeper")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--secret", type=Path)
    parser.add_argument("--demonstration", action="store_true")
    parser.add_argument("--library", type=Path)
    parser.add_argument("--token", default="")
    parser.add_argument("--pin", type=Path)
    try:
        run(Place(**vars(parser.parse_args())))
    except WillNotStart as refusal:
        sys.stderr.write(f"keeper: {refusal.reason}\n")
        return UNUSABLE
    return 0


if __name__ == "__main__":
    sys.exit(main())
