"""A process that is killed keeps all that it said was kept, and leaves nothing half done."""

import os
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

ROUNDS = 30


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "GUICHET_VAR": str(tmp_path),
        "GUICHET_DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "guichet.settings.test",
    }


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "guichet.sqlite3"


def pairs_said_before_death(environment: dict[str, str], first: int) -> list[int]:
    """Numbers of the pairs that the process said were kept, until it was killed between or amid two of them."""
    command = [sys.executable, "-m", "tests.foundation.diary", str(first)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as diary:
        assert diary.stdout is not None
        said = [diary.stdout.readline() for _ in range(random.randint(1, 200))]
        diary.kill()
        said += diary.stdout.readlines()
    return [int(line) for line in said if line.endswith("\n")]


def entries_kept(database: Path) -> Counter[str]:
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return Counter(subject for (subject,) in connection.execute("SELECT subject FROM journal_entry"))


@pytest.mark.fault
def test_what_a_killed_process_said_was_kept_is_kept_and_whole(environment: dict[str, str], database: Path) -> None:
    said: set[int] = set()
    for _ in range(ROUNDS):
        said_now = pairs_said_before_death(environment, first=max(said, default=0) + 1_000)
        assert said_now
        said.update(said_now)
        kept = entries_kept(database)
        assert {f"pair-{number}" for number in said} <= kept.keys()
        assert set(kept.values()) == {2}
