"""A hub dies and comes out of its backup: what its centre sends again goes on under its name in the public log."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.factories.real_database import rows_of
from tests.journeys.node import ROOT, Node, soon
from tests.journeys.pair import Pair

pytestmark = pytest.mark.fault

BEFORE, SINCE = 2, 24  # two services of which more than ten are filed each, so that their crowds are told
NAMES = "SELECT reference, pseudonym FROM casework_case"


def guichet(node: Node, *verb: str) -> str:
    command = [sys.executable, "-m", "guichet", *verb]
    ended = subprocess.run(command, cwd=ROOT, env=node.environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def file(pair: Pair, count: int, seed: int) -> None:
    """Until the hub has them, and each is ready or waits for its fee."""
    wanted = len(rows_of(pair.hub.environment, NAMES)) + count
    with pair.file(count, seed=seed) as filing:
        filing.communicate(timeout=60)
    assert filing.returncode == 0
    settle(pair, wanted)


def settle(pair: Pair, wanted: int) -> None:
    arrived = "SELECT COUNT(*) FROM casework_case WHERE obstacle NOT IN ('not-opened', 'files')"
    for _ in soon("the hub has examined what its centre filed"):
        if rows_of(pair.hub.environment, arrived) == [(wanted,)]:
            return


def let_an_hour_pass(hub: Node) -> None:
    """What waits for its crowd waits since an hour ago, and is told."""
    hidden = "SELECT COUNT(*) FROM public_log_waiting"
    with closing(sqlite3.connect(hub.var / "guichet.sqlite3", timeout=30)) as database:
        database.execute("UPDATE public_log_waiting SET since = datetime(since, '-30 hours')")
        database.execute("UPDATE public_log_tree SET crowds_until = NULL")
        database.commit()
    for _ in soon("all lines have their place"):
        if rows_of(hub.environment, hidden) == [(0,)]:
            return


def names_in(folder: Path) -> set[str]:
    lines = [line for bundle in (folder / "tile/entries").rglob("*") if bundle.is_file() for line in told(bundle)]
    return {line["case"] for line in lines if "case" in line}


def told(bundle: Path) -> list[dict[str, str]]:
    content, lines = bundle.read_bytes(), []
    while content:
        size = int.from_bytes(content[:2])
        lines.append(json.loads(content[2 : 2 + size]))
        content = content[2 + size :]
    return lines


def test_what_a_centre_sends_again_to_a_restored_hub_goes_on_under_its_name(pair: Pair, tmp_path: Path) -> None:
    hub, log = pair.hub, f"{pair.hub.address}/journal"
    file(pair, BEFORE, seed=1)
    guichet(hub, "backup", str(tmp_path / "backup.tar"))
    file(pair, SINCE, seed=2)
    names = set(rows_of(hub.environment, NAMES))
    let_an_hour_pass(hub)
    for _ in soon("the copy has a line of each request"):
        guichet(hub, "log", "mirror", log, str(tmp_path / "copy"))
        if names_in(tmp_path / "copy") == {pseudonym for _reference, pseudonym in names}:
            break
    for process in hub.processes.values():
        process.stop()
    shutil.rmtree(hub.var)
    guichet(hub, "restore", str(tmp_path / "backup.tar"))
    assert len(rows_of(hub.environment, NAMES)) == BEFORE
    for process in hub.processes.values():
        process.start()
    settle(pair, BEFORE + SINCE)
    assert set(rows_of(hub.environment, NAMES)) == names
    guichet(hub, "log", "recover", str(tmp_path / "copy"))
    let_an_hour_pass(hub)
    assert names_in(hub.var / "public-log") == {pseudonym for _reference, pseudonym in names}
    audited = guichet(hub, "log", "audit", log)
    received = [int(line.split()[-1]) for line in audited.splitlines() if "reçues" in line]
    assert sum(received) == BEFORE + SINCE
