"""Real workers on a real database: many at once, and killed in the middle."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories.real_database import a_real_database, rows_of

pytestmark = pytest.mark.database

SEED = 20_261_122


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    with a_real_database(tmp_path) as environment:
        yield environment


def processes(environment: dict[str, str], *arguments: object) -> list[str]:
    """What the runs wrote, in order."""
    command = [sys.executable, "-m", "tests.foundation.work.processes", *map(str, arguments)]
    subprocess.run(command, env=environment, check=True)
    return Path(environment["GUICHET_VAR"], "runs").read_text().splitlines()


def unfinished(environment: dict[str, str]) -> list[tuple[object, ...]]:
    return rows_of(environment, "SELECT key, state FROM work_due WHERE kind = 'test.letter' AND state <> 'done'")


def assert_a_crowd_does_each_row_once(environment: dict[str, str], workers: int, rows: int) -> None:
    lines = processes(environment, "crowd", workers, rows)
    once = {f"{word} row-{number}" for word in ("begin", "end") for number in range(rows)}
    assert Counter(lines) == Counter(once)
    assert unfinished(environment) == []


def assert_each_death_is_repaired(environment: dict[str, str], points: int) -> None:
    lines = processes(environment, "deaths", SEED, points)
    assert lines.count("died") + lines.count("lived") == points
    assert lines.count("died") > 0.9 * points
    told = rows_of(
        environment, "SELECT subject, count(*) FROM journal_entry WHERE kind = 'test.tried' GROUP BY subject"
    )
    effects = dict(told)
    assert effects == dict.fromkeys(effects, 2)
    assert {f"row-{point}-{number}" for point in range(points) for number in range(3)} <= effects.keys()
    assert unfinished(environment) == []


def test_workers_at_once_never_run_a_row_twice(environment: dict[str, str]) -> None:
    assert_a_crowd_does_each_row_once(environment, workers=8, rows=40)


@pytest.mark.fault
def test_a_row_that_takes_two_leases_is_renewed_and_runs_once(environment: dict[str, str]) -> None:
    assert processes(environment, "patience", 3_000, 2) == ["begin long", "end long"]
    assert unfinished(environment) == []


@pytest.mark.fault
def test_fifty_workers_at_once_never_run_a_row_twice(environment: dict[str, str]) -> None:
    assert_a_crowd_does_each_row_once(environment, workers=50, rows=1_000)


def test_work_cut_at_any_line_is_done_once_within_a_minute(environment: dict[str, str]) -> None:
    assert_each_death_is_repaired(environment, points=20)


@pytest.mark.fault
def test_work_cut_at_two_hundred_lines_is_done_once_within_a_minute(environment: dict[str, str]) -> None:
    assert_each_death_is_repaired(environment, points=200)
