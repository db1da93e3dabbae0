"""A real worker killed inside issuing: each decision still has one document, one record, one place, told once."""

import random
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.commons.documents.dying import STEPS
from tests.factories.keepers import AKeeper, a_keeper
from tests.factories.real_database import ROOT, a_real_database, rows_of

pytestmark = pytest.mark.database
SEED = 20_261_128
LINES = 400  # that one document takes, about


@pytest.fixture
def keeper() -> Iterator[AKeeper]:
    with a_keeper() as keeper:
        keeper.start()
        yield keeper


def survive(var: Path, deaths: Sequence[str]) -> None:
    with a_real_database(var) as environment:
        for where in deaths:
            assert run(environment, where) == -signal.SIGKILL, where
        assert run(environment) == 0
        documents = rows_of(environment, "SELECT state, status_index FROM documents_document ORDER BY status_index")
        assert documents == [("issued", place) for place in range(len(deaths))]
        told = rows_of(
            environment,
            "SELECT kind, count(*), count(DISTINCT subject) FROM journal_entry "
            "WHERE kind IN ('documents.document-issued', 'archive.record-deposited') GROUP BY kind ORDER BY kind",
        )
        assert [counts for _, *counts in told] == [[len(deaths)] * 2] * 2
    assert len(list((var / "archive").rglob("document.pdf"))) >= len(deaths)
    assert len(list((var / "archive/ocfl").rglob("0=ocfl_object_1.1"))) == len(deaths)


def run(environment: dict[str, str], *where: str) -> int:
    command = [sys.executable, "-m", "tests.commons.documents.dying", *where]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def test_a_worker_killed_between_the_archive_and_the_register_leaves_one_document(keeper: AKeeper) -> None:
    survive(keeper.var, ("deposit",))


@pytest.mark.fault
def test_a_worker_killed_after_each_step_leaves_one_document_each(keeper: AKeeper) -> None:
    survive(keeper.var, STEPS)


@pytest.mark.fault
def test_a_worker_killed_at_seeded_lines_leaves_one_document_each(keeper: AKeeper) -> None:
    luck = random.Random(SEED)
    survive(keeper.var, [str(luck.randint(1, LINES)) for _ in range(10)])
