"""Real processes on a real database: officers who ask at once are never served the same case."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories.real_database import a_real_database, rows_of

pytestmark = pytest.mark.database


def assert_each_case_is_served_once(folder: Path, officers: int, cases: int) -> None:
    with a_real_database(folder) as environment:
        command = [sys.executable, "-m", "tests.domains.casework.processes", str(officers), str(cases)]
        subprocess.run(command, env=environment, check=True)
        served = Path(folder, "runs").read_text().splitlines()
        assert (len(served), len(set(served))) == (cases, cases)
        assert rows_of(environment, "SELECT count(*) FROM casework_decision") == [(cases,)]
        assert rows_of(environment, "SELECT max(value) FROM casework_counter") == [(cases,)]


def test_officers_at_once_are_never_served_the_same_case(tmp_path: Path) -> None:
    assert_each_case_is_served_once(tmp_path, officers=4, cases=12)


@pytest.mark.fault
def test_fifty_officers_at_once_are_never_served_the_same_case(tmp_path: Path) -> None:
    assert_each_case_is_served_once(tmp_path, officers=50, cases=200)
