"""What a request weighs on the weak link of a centre, and the paper beside it; how fast, tests/journeys tells."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.table import Row, against_limit, print_table, without_limit
from tests.factories.centres import ROOT, a_centre

COUNT = 200
LIMIT, LIMIT_WITH_A_PAPER = 450, 600


def table() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="guichet-bench-") as folder, a_centre(Path(folder, "var")) as centre:
        centre.start()
        centre.run("services", "load").check_returncode()
        centre.stop()
        command = [sys.executable, "-m", "tests.journeys.weighing", str(COUNT)]
        told = subprocess.run(command, cwd=ROOT, env=centre.environment, check=True, stdout=subprocess.PIPE)
    weighed = json.loads(told.stdout)
    note = f"in a signed batch of {COUNT}, headers of the connection aside"
    return [
        against_limit("a request on the wire", weighed["plain"], "B", limit=LIMIT, note=note),
        against_limit(
            "a request with a paper, on the wire", weighed["paper"], "B", limit=LIMIT_WITH_A_PAPER, note=note
        ),
        without_limit("its paper, in the lane of files", weighed["file"] / 1000, "KB", note="after the records"),
    ]


if __name__ == "__main__":
    print_table("link", table())
