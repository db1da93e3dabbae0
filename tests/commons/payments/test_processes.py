"""Confirmed by many processes at once, on a real database: settled once, the rest owed back once."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.factories.real_database import a_real_database, rows_of

pytestmark = pytest.mark.database


def assert_paid_once(folder: Path, workers: int, payments: int) -> None:
    command = [sys.executable, "-m", "tests.commons.payments.processes", "crowd", str(workers), str(payments)]
    with a_real_database(folder) as environment:
        subprocess.run(command, env=environment, check=True)
        told = Counter((folder / "runs").read_text().splitlines())
        assert told == Counter({f"confirmed WEB-{number}": 1 for number in range(payments)})
        assert rows_of(environment, "SELECT count(*) FROM payments_settlement") == [(payments,)]
        distinct_lines = 1 + workers // 2
        assert rows_of(environment, "SELECT count(*) FROM payments_refund") == [(payments * (distinct_lines - 1),)]


def test_a_fee_confirmed_by_many_at_once_is_paid_once(tmp_path: Path) -> None:
    assert_paid_once(tmp_path, workers=8, payments=5)


@pytest.mark.fault
def test_a_fee_confirmed_by_fifty_at_once_is_paid_once(tmp_path: Path) -> None:
    assert_paid_once(tmp_path, workers=50, payments=20)
