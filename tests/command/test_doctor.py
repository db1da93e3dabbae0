"""`guichet doctor` on a node that lacks something, and on one that lacks nothing."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
import typer
from django.conf import LazySettings

from guichet.command import doctor
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.vocabulary import Fault
from tests.command.test_command import ROOT, guichet
from tests.factories.acts import NOON, an_act
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


@pytest.mark.fault
def test_a_whole_node_is_in_order(node: AKeeper) -> None:
    node.start()
    a_migrated_file(node.var)
    subprocess.run([sys.executable, "-m", "tools.messages", "compile"], cwd=ROOT, check=True)
    guichet("services", "load", GUICHET_VAR=str(node.var), GUICHET_DATABASE_URL="")
    status, well, wrong = examined(node)
    assert (status, wrong) == (0, "")
    assert "  ✓ gardien des clés      répond\n" in well
    assert "  ✓ dates des clés        5 clés en cours, la plus ancienne du 20" in well
    assert "  ✓ journal public        personne ne le conteste\n" in well
    assert well.endswith("Tout est en ordre.\n")
    node.kill()
    status, _, wrong = examined(node)
    assert (status, wrong) == (1, "  ✗ gardien des clés      ne répond pas\n    → Lancez\xa0: guichet keeper.\n")


@pytest.mark.django_db
def test_a_contested_log_is_told_with_the_name_to_settle(
    keeper: AKeeper, settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.VAR = keeper.var
    public_log.keep_doubt(witness="localhost/journal/LOK", fault=Fault.FORKED, size=9, note="", act=an_act(NOON))
    with pytest.raises(typer.Exit):
        doctor.run()
    assert (
        "  ✗ journal public        contesté par localhost/journal/LOK\n    → Lisez pourquoi" in capsys.readouterr().err
    )
