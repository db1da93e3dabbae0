"""A form sent by many processes at once, on a real database, is written once and refused to nobody."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories.real_database import a_real_database, rows_of

pytestmark = pytest.mark.database

LINES = "SELECT count(*) FROM relations_line"
DENUNCIATIONS = "SELECT count(*) FROM relations_denunciation"
COMPLAINTS = "SELECT count(*) FROM casework_complaint"
TAKEN = "SELECT count(*) FROM reception_complaint"
CARRIED = "SELECT count(*) FROM sync_outgoing"
WORDS = "SELECT count(*) FROM casework_line"


@pytest.mark.fault
def test_a_form_that_many_send_at_once_is_written_once(tmp_path: Path) -> None:
    with a_real_database(tmp_path) as environment:
        command = [sys.executable, "-m", "tests.domains.relations.processes", "6"]
        subprocess.run(command, env=environment, check=True)
        counted = [rows_of(environment, query) for query in (DENUNCIATIONS, LINES, COMPLAINTS, WORDS, TAKEN, CARRIED)]
        assert counted == [[(1,)]] * 6
