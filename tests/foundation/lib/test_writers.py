"""Writers of one SQLite file take turns; nobody waits for ever, nor for a dead one."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection

from guichet.foundation.lib import writers

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has many writers")

HOLD = """
import fcntl, sys
file = open(sys.argv[1], "w")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in place of the memory of the tests; nobody opens it."""
    file = tmp_path / "guichet.sqlite3"
    monkeypatch.setitem(connection.settings_dict, "NAME", str(file))
    return file


@pytest.fixture
def other(database: Path) -> subprocess.Popen[str]:
    """Another process, whose turn it is."""
    command = [sys.executable, "-c", HOLD, f"{database}-turn"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def in_a_thread(order: list[str]) -> threading.Thread:
    def write() -> None:
        with writers.turn():
            order.append("mine")

    thread = threading.Thread(target=write)
    thread.start()
    return thread


def test_a_writer_begins_when_the_other_has_ended(other: subprocess.Popen[str]) -> None:
    order: list[str] = []
    waiting = in_a_thread(order)
    order.append("theirs")
    other.communicate("")
    waiting.join()
    assert order == ["theirs", "mine"]


def test_a_writer_that_is_killed_keeps_nobody_waiting(other: subprocess.Popen[str]) -> None:
    order: list[str] = []
    waiting = in_a_thread(order)
    other.kill()
    other.communicate()
    waiting.join()
    assert order == ["mine"]


def test_a_writer_that_never_ends_is_left_to_the_database(
    other: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "LONGEST_WAIT", 0.05)
    with writers.turn():
        assert other.poll() is None
    other.kill()
    other.communicate()


@pytest.mark.usefixtures("database")
def test_an_error_of_whoever_writes_frees_the_turn() -> None:
    with pytest.raises(OSError, match="paper"), writers.turn():
        raise OSError("no paper")
    with writers.turn():
        pass


def test_a_folder_that_takes_no_file_is_left_to_the_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "nowhere" / "guichet.sqlite3"))
    with writers.turn():
        assert not (tmp_path / "nowhere").exists()
