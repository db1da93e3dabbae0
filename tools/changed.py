"""Which tests answer at once: those that need no database, and all those of what has changed since the last commit.

A plugin of pytest (`-p tools.changed`). The others are put aside, and counted as deselected.
"""

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE, TESTS = "guichet", "tests"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Last, once each test is marked."""
    aside = set(put_aside(items, frozenset(places_of(changed()))))
    config.hook.pytest_deselected(items=list(aside))
    items[:] = [item for item in items if item not in aside]


def put_aside(items: Iterable[pytest.Item], places: frozenset[Path]) -> Iterator[pytest.Item]:
    for item in items:
        if item.get_closest_marker("database") and places.isdisjoint((item.path, *item.path.parents)):
            yield item


def changed() -> list[str]:
    """Paths below the root, of what the last commit does not have as it is; none where nobody keeps commits."""
    command = ["git", "status", "--porcelain", "--no-renames", "--untracked-files=all"]
    try:
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return []
    return [line[3:] for line in said.splitlines()]


def places_of(paths: Iterable[str]) -> Iterator[Path]:
    """Of a test, itself; of code, the nearest folder of tests laid out like it, below the ring at least."""
    for path in map(Path, paths):
        if path.parts[0] == TESTS:
            yield ROOT / path
        elif path.parts[0] == CODE:
            yield next((each for each in _laid_out_like(path) if each.is_dir()), ROOT / TESTS)


def _laid_out_like(path: Path) -> Iterator[Path]:
    """From the nearest to the widest."""
    for folder in path.relative_to(CODE).parents[:-1]:
        yield ROOT / TESTS / folder
