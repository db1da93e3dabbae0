"""Runs what `make test`, `test-quick`, `check` and `faults` are made of, one after the other, and says how each went.

A step that fails does not stop the next: one run tells all that is wrong.
"""

import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools import chromium, figures

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
ON_POSTGRESQL = {"GUICHET_TEST_DATABASE": "postgresql"}
# Pages and guards reach tables through the rooms below, whose questions are asked of both databases each time.
ROOMS = "tests/foundation tests/commons tests/domains"
PAGES = "tests/surfaces tests/consistency tests/national_identity tests/command tests/journeys"

QUICK = (Step("tests on SQLite", f"{PYTEST} -m 'not browser and not fault and not process'"),)
FULL = (
    *CHECKS,
    Step("tests on SQLite", f"{PYTEST} --cov --cov-report="),
    Step(
        "tests on PostgreSQL",
        f"{PYTEST} --cov --cov-append --cov-report= {AGAIN_ON_POSTGRESQL} {ROOMS}",
        ON_POSTGRESQL,
    ),
    Step("coverage", "coverage report --fail-under=100 --show-missing --skip-covered"),
    Step("tests in Chromium", f"{PYTEST} -m browser"),
)
FAULTS = (
    Step("faults", f"{PYTEST} -m fault"),
    Step("pages on PostgreSQL", f"{PYTEST} {AGAIN_ON_POSTGRESQL} {PAGES}", ON_POSTGRESQL),
)
SUITES = {"check": CHECKS, "quick": QUICK, "full": FULL, "faults": FAULTS}


def run(steps: tuple[Step, ...]) -> int:
    """0 when each step passed, 1 when one failed, 130 when a person stopped it; the summary is printed anyhow."""
    figures.forget()
    lines: list[str] = []
    statuses: list[int | None] = []
    for step in steps:
        print(f"\n== {step.name}", flush=True)
        began = time.monotonic()
        statuses.append(_status_of(step))
        verdict = "passed" if statuses[-1] == 0 else "FAILED"
        lines.append(f"  {verdict:8}{time.monotonic() - began:6.1f} s  {step.name}")
        if statuses[-1] is None:
            break
    passed = statuses.count(0)
    print(f"\n{figures.told()}\n" + "\n".join(lines))
    print(f"steps: {passed} passed, {len(statuses) - passed} failed", flush=True)
    return 130 if None in statuses else int(passed < len(steps))


def _status_of(step: Step) -> int | None:
    """None when a person pressed Ctrl-C; the step got it too, and is left the time to clean up."""
    with tempfile.TemporaryDirectory(prefix="guichet-checks-") as var:
        path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
        environment = {**os.environ, "PATH": path, "GUICHET_VAR": var, **step.environment}
        with subprocess.Popen(shlex.split(step.command), cwd=ROOT, env=environment) as process:
            try:
                return process.wait()
            except KeyboardInterrupt:
                process.wait()
                return None


def main(name: str) -> int:
    if name == "full":
        chromium.ensure()
    return run(SUITES[name])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
