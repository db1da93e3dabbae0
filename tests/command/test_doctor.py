"""`guichet doctor` on a node that lacks something, and on one that lacks nothing."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.command.test_command import ROOT, guichet
from tests.factories.keepers import AKeeper, a_keeper
from tests.factories.real_database import a_migrated_file


@pytest.fixture
def node() -> Iterator[AKeeper]:
    with a_keeper() as keeper:
        yield keeper


def examined(node: AKeeper) -> tuple[int, str, str]:
    ended = guichet("doctor", GUICHET_VAR=str(node.var), GUICHET_DATABASE_URL="")
    return ended.returncode, ended.stdout, ended.stderr


def test_an_empty_node_is_told_every_remedy(node: AKeeper) -> None:
    status, well, wrong = examined(node)
    assert status == 1
    assert "  ✓ base de données       SQLite\n" in well
    assert "  ✓ réglages de SQLite    journal_mode=wal, synchronous=2, foreign_keys=1, busy_timeout=10000\n" in well
    assert "    → Lancez\xa0: manage.py migrate.\n" in wrong
    assert "  ✗ gardien des clés      ne répond pas\n    → Lancez\xa0: guichet keeper.\n" in wrong
    assert "  ✗ catalogue             no such table" in wrong


def test_a_whole_node_is_in_order(node: AKeeper) -> None:
    node.start()
    a_migrated_file(node.var)
    subprocess.run([sys.executable, "-m", "tools.messages", "compile"], cwd=ROOT, check=True)
    guichet("services", "load", GUICHET_VAR=str(node.var), GUICHET_DATABASE_URL="")
    status, well, wrong = examined(node)
    assert (status, wrong) == (0, "")
    assert "  ✓ gardien des clés      répond\n" in well
    assert "  ✓ dates des clés        5 clés en cours, la plus ancienne du 20" in well
    assert well.endswith("Tout est en ordre.\n")
    node.kill()
    status, _, wrong = examined(node)
    assert (status, wrong) == (1, "  ✗ gardien des clés      ne répond pas\n    → Lancez\xa0: guichet keeper.\n")
