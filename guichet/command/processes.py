"""The processes of a demonstration: started together, started again when one dies, stopped together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

SECONDS_TO_STOP = 10
# A process that dies this often in a minute will not live: its reason must be read instead.
DEATHS_TOO_MANY = 5
A_MINUTE = 60.0


@dataclass
class Process:
    """One verb of `guichet`, running. A task that ended well, and what is held, are not started again.

    `apart` gives it a session of its own; otherwise whatever kills the group of this process kills it too.
    """

    verb: str
    arguments: Sequence[str]
    environment: Mapping[str, str]
    is_task: bool = False
    is_held: bool = False
    apart: bool = True
    deaths: list[float] = field(default_factory=list)
    running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._end_those_it_left()
        command = [sys.executable, "-m", "guichet", self.verb, *self.arguments]
        # A session of its own: Ctrl-C reaches the demonstration alone, which stops the others in order.
        self.running = subprocess.Popen(command, env=self.environment, start_new_session=self.apart)  # noqa: S603

    def is_alive(self) -> bool:
        return self.is_held or (self.running is not None and (self.running.poll() is None or self._is_done()))

    def _is_done(self) -> bool:
        return self.is_task and self.running is not None and self.running.returncode == 0

    def has_died_too_often(self) -> bool:
        self.deaths = [*(each for each in self.deaths if each > time.monotonic() - A_MINUTE), time.monotonic()]
        return len(self.deaths) >= DEATHS_TOO_MANY

    def stop(self) -> None:
        if self.running is None:
            return
        self.running.terminate()
        try:
            self.running.wait(timeout=SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self._end_those_it_left()

    def _end_those_it_left(self) -> None:
        """A web server that is killed alone leaves its workers, which hold its port: the next one would never start."""
        if self.running is None:
            return
        with suppress(ProcessLookupError):
            if self.apart:
                os.killpg(self.running.pid, signal.SIGKILL)
            else:
                self.running.kill()


class Processes:
    """In the order in which they start; they stop in the other."""

    def __init__(self, *processes: Process) -> None:
        self._processes = processes

    def start(self) -> None:
        for each in self._processes:
            each.start()

    def obey(self, held: Collection[str]) -> None:
        """Stop those that are to be held, and start those that no longer are."""
        for each in self._processes:
            if each.verb in held and not each.is_held:
                each.stop()
                each.is_held = True
            elif each.is_held and each.verb not in held:
                each.is_held = False
                each.start()

    def running(self) -> Mapping[str, int]:
        """The process of each verb that has one."""
        return {each.verb: each.running.pid for each in self._processes if each.running and not each.is_held}

    def add(self, process: Process) -> None:
        """One more, started now."""
        self._processes = (*self._processes, process)
        process.start()

    def dead(self) -> tuple[Process, ...]:
        return tuple(each for each in self._processes if not each.is_alive())

    def stop(self) -> None:
        for each in reversed(self._processes):
            each.stop()
