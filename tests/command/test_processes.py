"""The demonstration's processes: one that is killed comes back, one that always dies is told."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from subprocess import PIPE

from guichet.command.processes import DEATHS_TOO_MANY, Process, Processes

HELP = ("--help",)


def a_process(*arguments: str) -> Process:
    return Process("worker", arguments, os.environ | {"GUICHET_PROFILE": "demo"})


def test_a_process_that_is_killed_is_found_dead_and_starts_again() -> None:
    process = a_process()
    process.running = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    processes = Processes(process)
    assert processes.dead() == ()
    os.kill(process.running.pid, signal.SIGKILL)
    process.running.wait()
    assert processes.dead() == (process,)
    process.arguments = HELP
    process.start()
    assert process.running is not None
    assert process.running.wait(timeout=60) == 0


def test_those_that_a_killed_process_left_are_ended_before_it_starts_again() -> None:
    """A web server's workers outlive it, and hold its port."""
    process = a_process(*HELP)
    process.running = subprocess.Popen(["sh", "-c", "sleep 60 & echo $!; wait"], start_new_session=True, stdout=PIPE)
    with process.running as killed:
        assert killed.stdout is not None
        left = int(killed.stdout.readline())
        killed.kill()
    assert is_running(left)
    process.start()
    assert is_over_soon(left)
    assert process.running.wait(timeout=60) == 0


def is_over_soon(number: int) -> bool:
    """A killed process is gone when the system comes to it, not at once."""
    for _ in range(200):
        if not is_running(number):
            return True
        time.sleep(0.05)
    return False


def is_running(number: int) -> bool:
    """False for one that has ended and whose parent has not heard of it yet."""
    try:
        return ") Z " not in Path(f"/proc/{number}/stat").read_text()
    except FileNotFoundError:
        return False


def test_a_process_that_always_dies_is_known_by_its_deaths() -> None:
    process = a_process()
    assert [process.has_died_too_often() for _ in range(DEATHS_TOO_MANY)] == [False] * (DEATHS_TOO_MANY - 1) + [True]


def test_stopping_ends_each_process() -> None:
    process = a_process()
    process.running = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    Processes(process).stop()
    assert process.running.poll() == -signal.SIGTERM


def test_stopping_what_never_started_is_nothing() -> None:
    Processes(a_process()).stop()
