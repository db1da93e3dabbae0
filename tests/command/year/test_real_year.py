"""The verb itself, on PostgreSQL, with the keeper in a process of its own: fifty requests, and every centre."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories.keepers import AKeeper, a_keeper
from tests.factories.real_database import a_real_database, rows_of
from tools import postgresql

pytestmark = pytest.mark.fault
ROOT = Path(__file__).resolve().parents[3]
WANTED, STILL_OPEN = 50, 10
FEWEST_SERVICES = 5  # of seven: some are rarely asked for
PREPARED = """
from django.utils import timezone
from guichet.command import preparing
from guichet.command.year import telling
preparing.publish_services()
preparing.load_places()
preparing.settle_people()
telling.begin({wanted}, timezone.now())
"""


@pytest.fixture
def keeper() -> Iterator[AKeeper]:
    with a_keeper() as keeper:
        keeper.start()
        yield keeper


@pytest.fixture
def node(keeper: AKeeper) -> Iterator[dict[str, str]]:
    with postgresql.running() as server, a_real_database(keeper.var, server) as environment:
        yield os.environ | environment | {"GUICHET_PROFILE": "demo", "LANG": "fr_BJ.UTF-8", "LC_ALL": ""}


def run(node: dict[str, str], *command: str) -> str:
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=node, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def test_fifty_requests_are_told_and_nearly_all_are_decided(node: dict[str, str]) -> None:
    """Those of the last days may still be under way, and some are never paid: how many, the day of the test decides."""
    demonstration = node | {"DJANGO_SETTINGS_MODULE": "guichet.settings.demo"}
    run(demonstration, "manage.py", "shell", "--no-imports", "-c", PREPARED.format(wanted=WANTED))
    assert f"L’année inventée est là\xa0: {WANTED} demandes" in run(node, "-m", "guichet", "year")
    ((invented, services),) = rows_of(
        node,
        "SELECT count(*), count(DISTINCT service) FROM demonstration_invented JOIN casework_case USING (reference)",
    )
    assert invented == WANTED
    assert services >= FEWEST_SERVICES
    ((decided, issued),) = rows_of(
        node,
        "SELECT (SELECT count(*) FROM casework_decision),"
        " (SELECT count(*) FROM documents_document WHERE state = 'issued' AND origin = 'casework')",
    )
    assert WANTED - STILL_OPEN <= decided <= WANTED
    assert decided // 2 < issued <= decided
