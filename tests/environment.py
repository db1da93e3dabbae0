"""What must be settled before Django reads its settings, so earlier than any conftest: `-p tests.environment`.

Tests see no GUICHET_ variable of the person who runs them, write under a fresh GUICHET_VAR, and use SQLite in memory,
or with GUICHET_TEST_DATABASE=postgresql a fresh PostgreSQL that all workers of the run share.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tools import postgresql

CHOICE = "GUICHET_TEST_DATABASE"
SHARED = "GUICHET_TEST_SHARED"  # the folder of what is made once a run


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    with ExitStack() as resources:
        if "PYTEST_XDIST_WORKER" not in os.environ:
            _settle(resources)
        os.environ["GUICHET_VAR"] = resources.enter_context(tempfile.TemporaryDirectory(prefix="guichet-tests-"))
        early_config.add_cleanup(resources.pop_all().close)
    return (yield)


def _settle(resources: ExitStack) -> None:
    """Once a run: workers inherit the environment."""
    choice = os.environ.get(CHOICE, "sqlite")
    for name in [name for name in os.environ if name.startswith("GUICHET_") and name != CHOICE]:
        del os.environ[name]
    # Hundreds of processes are started, and each would compile all that it loads.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ[SHARED] = resources.enter_context(tempfile.TemporaryDirectory(prefix="guichet-shared-"))
    match choice:
        case "sqlite":
            pass
        case "postgresql":
            os.environ["GUICHET_DATABASE_URL"] = resources.enter_context(postgresql.running())
        case _:
            raise pytest.UsageError(f"{CHOICE} is sqlite or postgresql, not {choice!r}")
