"""The last hour of a desk goes to as many as it has seats, however many processes ask for it at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories.real_database import a_real_database, rows_of

pytestmark = pytest.mark.database

SEATS = "SELECT seat FROM relations_appointment WHERE state = 'booked' ORDER BY seat"


@pytest.mark.fault
def test_eight_ask_at_once_for_the_last_two_seats(tmp_path: Path) -> None:
    with a_real_database(tmp_path) as environment:
        command = [sys.executable, "-m", "tests.domains.relations.race", "8"]
        subprocess.run(command, env=environment, check=True)
        assert rows_of(environment, SEATS) == [(1,), (2,)]
