"""Which branches tests take of what must be proved branch by branch: who may change what, and what others read.

As a plugin of pytest (`-p tools.branches`) each worker writes what it saw into var/branches; as a program it judges
what all of them saw. The bytecode of those files alone is changed (SlipCover): a tracer slows everything by half.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import slipcover

ROOT = Path(__file__).resolve().parents[1]
SEEN = ROOT / "var" / "branches"
PROVED = re.compile(r"/guichet/.*/((operations|policies|queries)\.py|(operations|queries)/[^/]*\.py)$")
WORKER = "PYTEST_XDIST_WORKER"


class Proved:
    """What SlipCover asks of a file."""

    def matches(self, path: object) -> bool:
        return PROVED.search(str(path)) is not None


class Watcher:
    """Sees each module of ours that is imported from now on."""

    def __init__(self) -> None:
        self._seen = slipcover.Slipcover(branch=True)
        slipcover.ImportManager(self._seen, Proved()).__enter__()

    def pytest_sessionfinish(self) -> None:
        SEEN.mkdir(parents=True, exist_ok=True)
        (SEEN / f"{os.getpid()}.json").write_text(json.dumps(self._seen.get_coverage()))


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Before anything of ours is imported. The process that hands out tests runs none."""
    if WORKER in os.environ or not getattr(early_config.known_args_namespace, "numprocesses", None):
        early_config.pluginmanager.register(Watcher())
    return (yield)


def forget() -> None:
    for file in SEEN.glob("*.json"):
        file.unlink()


def judge() -> int:
    """0 when every line and branch was taken, else 1, with those that were not."""
    files = _together()
    faults = [fault for path in _to_prove() if (fault := _missing(files.get(path), path))]
    print("\n".join(faults) or f"{len(files)} files, every branch taken")
    return int(bool(faults))


def _together() -> dict[str, Any]:
    together: dict[str, Any] = {}
    for file in SEEN.glob("*.json"):
        seen = json.loads(file.read_text())
        together = slipcover.merge_coverage(together, seen) if together else seen
    return dict(together.get("files", {}))


def _to_prove() -> list[str]:
    """Also what no test ever imported."""
    every = (path.relative_to(ROOT).as_posix() for path in (ROOT / "guichet").rglob("*.py"))
    return sorted(path for path in every if PROVED.search(f"/{path}"))


def _missing(file: dict[str, Any] | None, path: str) -> str:
    if file is None:
        return f"{path}: no test imports it"
    lines = [str(line) for line in file["missing_lines"]]
    branches = [f"{start} to {end or 'the end'}" for start, end in file["missing_branches"]]
    return f"{path}: not taken: {', '.join((*lines, *branches))}" if lines or branches else ""


if __name__ == "__main__":
    sys.exit(judge())
