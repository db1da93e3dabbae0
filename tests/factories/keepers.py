"""Keepers of keys for tests: real processes, in folders of their own."""

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guichet.foundation.keys import wire

SECONDS_TO_START = 20


class AKeeper:
    """A keeper's process and its folder, `VAR/keeper`; made to be killed and started again."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.folder = var / "keeper"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *options: str) -> None:
        command = [sys.executable, "-m", "guichet.foundation.keys.keeper", str(self.folder)]
        self._process = subprocess.Popen([*command, *(options or ("--demonstration",))])
        deadline = time.monotonic() + SECONDS_TO_START
        while not self.greets():
            assert self.process.poll() is None, "the keeper ended"
            assert time.monotonic() < deadline, "the keeper does not answer"
            time.sleep(0.02)

    def start_to_die(self, lines: int) -> None:
        """Start one that is killed after so many lines of its code, and wait until it greets or has died."""
        command = [sys.executable, "-m", "tests.foundation.keys.dying", str(lines), str(self.folder), "--demonstration"]
        self._process = subprocess.Popen(command)
        while self.process.poll() is None and not self.greets():
            time.sleep(0.02)

    @property
    def process(self) -> subprocess.Popen[bytes]:
        assert self._process is not None, "start it first"
        return self._process

    def greets(self) -> bool:
        with socket.socket(socket.AF_UNIX) as connection:
            try:
                connection.connect(str(self.folder / "socket"))
                return connection.recv(len(wire.HELLO)) == wire.HELLO
            except OSError:
                return False

    def kill(self) -> None:
        """As a power cut does."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(timeout=20)


@contextmanager
def a_keeper() -> Iterator[AKeeper]:
    """Not started. Its path is short: Linux takes 107 bytes as the address of a socket."""
    with tempfile.TemporaryDirectory(prefix="keeper-") as var:
        keeper = AKeeper(Path(var))
        try:
            yield keeper
        finally:
            if keeper._process is not None and keeper._process.poll() is None:
                keeper.kill()
