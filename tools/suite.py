"""Runs what `make test`, `test-quick`, `check` and `faults` are made of, and says how each step went.

A step that fails does not stop the next: one run tells all that is wrong.
"""

import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from tools import branches, chromium, figures

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Step:
    """`command` finds the programs of this virtualenv first."""

    name: str
    command: str
    environment: Mapping[str, str] = field(default_factory=dict)


# Past thirty failures the cause is one, and nobody reads the rest.
PYTEST = "python -m pytest -q -n 2 --dist=worksteal --tb=short --maxfail=30"

BRANCHES = "-p tools.branches"

CHECKS = (
    Step("lint", "ruff check"),
    Step("format", "ruff format --check"),
    Step("types", "mypy"),
    Step("rings", "lint-imports"),
    Step("dependencies", "deptry --no-ansi guichet simulation tools"),
    Step("migrations", "python manage.py makemigrations --check --dry-run"),
    Step("translations", "python -m tools.messages check"),
)
AGAIN_ON_POSTGRESQL = "-m 'database and not browser and not fault'"
# Crowds and deaths at any line, on this database too; the long life of cases is tried there in its short form.
FAULTS_ON_POSTGRESQL = "-m 'database and not browser and fault' -k 'not live_long'"
ON_POSTGRESQL = {"GUICHET_TEST_DATABASE": "postgresql"}
# Pages and guards reach tables through the rooms below, whose questions are asked of both databases each time.
ROOMS = "tests/foundation tests/commons tests/domains"
BROWSER = "tests/browser"  # nothing elsewhere needs one, and seven thousand tests are long to collect
PAGES = "tests/surfaces tests/consistency tests/national_identity tests/command tests/journeys"

QUICK = (
    Step("tests that answer at once", f"{PYTEST} -p tools.changed -m 'not browser and not fault and not process'"),
)
FULL = (
    Step("tests on SQLite", f"{PYTEST} {BRANCHES}"),
    Step(
        "tests on PostgreSQL",
        f"{PYTEST} {BRANCHES} {AGAIN_ON_POSTGRESQL} {ROOMS}",
        ON_POSTGRESQL,
    ),
    Step("branches", "python -m tools.branches"),
    Step("tests in Chromium", f"{PYTEST} -m 'browser and not fault' {BROWSER}"),
)
FAULTS = (
    Step("faults", f"{PYTEST} -m fault"),
    Step("faults on PostgreSQL", f"{PYTEST} {FAULTS_ON_POSTGRESQL} {ROOMS}", ON_POSTGRESQL),
    Step("pages on PostgreSQL", f"{PYTEST} {AGAIN_ON_POSTGRESQL} {PAGES}", ON_POSTGRESQL),
)
SUITES = {"check": CHECKS, "quick": QUICK, "full": FULL, "faults": FAULTS}


@dataclass(frozen=True, slots=True)
class Result:
    """`status` is None when a person stopped it."""

    name: str
    status: int | None
    seconds: float

    def __str__(self) -> str:
        return f"  {'passed' if self.status == 0 else 'FAILED':8}{self.seconds:6.1f} s  {self.name}"


def run(steps: tuple[Step, ...], beside: tuple[Step, ...] = ()) -> int:
    """0 when each step passed, 1 when one failed, 130 when a person stopped it; the summary is printed anyhow.

    Those `beside` use what the others leave of the machine, and are read whole once they have ended.
    """
    figures.forget()
    branches.forget()
    with ThreadPoolExecutor(1) as pool:
        quietly = pool.submit(lambda: list(_results(beside, is_read_later=True)))
        results = list(_results(steps))
        results += quietly.result()
    print(f"\n{figures.told()}\n" + "\n".join(map(str, results)))
    passed = sum(result.status == 0 for result in results)
    print(f"steps: {passed} passed, {len(results) - passed} failed", flush=True)
    return 130 if None in {result.status for result in results} else int(passed < len(results))


def _results(steps: tuple[Step, ...], *, is_read_later: bool = False) -> Iterator[Result]:
    for step in steps:
        began = time.monotonic()
        with tempfile.TemporaryFile("w+") if is_read_later else nullcontext() as output:
            if not is_read_later:
                print(f"\n== {step.name}", flush=True)
            status = _status_of(step, output)
            if output is not None:
                output.seek(0)
                print(f"\n== {step.name}\n{output.read()}", flush=True)
        yield Result(step.name, status, time.monotonic() - began)
        if status is None:
            return


def _status_of(step: Step, output: IO[str] | None) -> int | None:
    """None when a person pressed Ctrl-C; the step got it too, and is left the time to clean up."""
    with tempfile.TemporaryDirectory(prefix="guichet-checks-") as var:
        path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
        environment = {**os.environ, "PATH": path, "GUICHET_VAR": var, **step.environment}
        command = shlex.split(step.command)
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output) as process:
            try:
                status = process.wait()
            except KeyboardInterrupt:
                process.wait()
                return None
            return None if status == -signal.SIGINT else status


def main(name: str) -> int:
    if name in {"full", "faults"}:
        chromium.ensure()
    return run(SUITES[name], beside=CHECKS if name == "full" else ())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
