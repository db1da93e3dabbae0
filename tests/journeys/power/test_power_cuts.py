"""The current is cut at any moment: whatever a centre said was kept is kept, and its database is whole.

Shown on the record of what a real process asked of the disk, not on a disk that we believe in; and the same eyes see
what is lost when the process does not wait for the disk.
"""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cbor2
import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from guichet.foundation.lib.sqlcipher import key, opening
from guichet.foundation.lib.sqlcipher.key import WrongKey
from tests.journeys.power import record
from tests.journeys.power.disk import Disk
from tests.journeys.power.record import Happening

ROOT = Path(__file__).resolve().parents[3]
SEED = 20261128
REQUESTS = 60

pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(not record.is_possible(), reason="strace is missing, or may not trace here"),
]


@dataclass(frozen=True, slots=True)
class Past:
    """`before` are the files of the node at the start of the record, all on the disk."""

    folder: Path
    before: dict[str, bytes]
    happenings: Sequence[Happening]


@dataclass(frozen=True, slots=True)
class Found:
    """After a cut: what the process had said was kept, what of it is not whole, and what is wrong with the database."""

    said: int
    lost: frozenset[int]
    faults: tuple[str, ...]


def environment_of(var: Path) -> dict[str, str]:
    return os.environ | {
        "GUICHET_VAR": str(var),
        "GUICHET_CENTRE": "LOK",
        "GUICHET_DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "guichet.settings.demo_centre",
    }


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A node with its tables, before its first day."""
    var = tmp_path_factory.mktemp("prepared") / "var"
    var.mkdir()
    key.make(var / "centre.key")
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, env=environment_of(var), check=True)
    return var


def past_of(prepared: Path, folder: Path, *, synchronous: str) -> Past:
    var = shutil.copytree(prepared, folder / "var")
    before = {str(path): path.read_bytes() for path in var.rglob("*") if path.is_file()}
    command = [sys.executable, "-m", "tests.journeys.power.busy_node", str(REQUESTS), synchronous]
    record.record(command, environment_of(var), folder / "strace", ROOT)
    return Past(var, before, list(record.read(folder / "strace", var)))


@pytest.fixture(scope="module")
def careful(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Past:
    """A centre as it is."""
    return past_of(prepared, tmp_path_factory.mktemp("careful"), synchronous="FULL")


@pytest.fixture(scope="module")
def hasty(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Past:
    """One that answers before the disk has, as most sites on SQLite do."""
    return past_of(prepared, tmp_path_factory.mktemp("hasty"), synchronous="NORMAL")


def cuts(past: Past, folder: Path, count: int) -> Iterator[Found]:
    """At `count` moments, the same in each run."""
    chance = random.Random(SEED)
    disk, done = Disk(past.before), 0
    for number, moment in enumerate(sorted(chance.sample(range(len(past.happenings)), count))):
        disk.happen(past.happenings[done:moment])
        done = moment
        yield look(disk, past, folder / str(number), chance)


def look(disk: Disk, past: Past, folder: Path, chance: random.Random) -> Found:
    for path, content in disk.after_a_cut(chance).items():
        if path.endswith("-shm"):
            continue  # memory that processes share: SQLite makes it anew
        target = folder / Path(path).relative_to(past.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    said = frozenset(disk.said)
    try:
        with closing(opening.connect(folder / "guichet.sqlite3", past.folder / "centre.key")) as database:
            faults = [row[0] for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
            kept = requests_kept(database, folder / "blobs")
    except (WrongKey, sqlcipher.DatabaseError) as fault:
        return Found(len(said), said, (str(fault),))
    return Found(len(said), said - kept, tuple(faults))


def requests_kept(database: Any, blobs: Path) -> frozenset[int]:
    """Those with their entry, their envelope and their paper; half a request is none."""
    told = {row[0] for row in database.execute("SELECT subject FROM journal_entry WHERE kind = 'test.tried'")}
    sent = [cbor2.loads(row[0])[-1] for row in database.execute("SELECT content FROM sync_outgoing ORDER BY number")]
    assert told == {f"request-{body['number']}" for body in sent}
    return frozenset(body["number"] for body in sent if is_whole(blobs, body["paper"]))


def is_whole(blobs: Path, digest: str) -> bool:
    found = list(blobs.rglob(digest))
    return bool(found) and hashlib.sha256(found[0].read_bytes()).hexdigest() == digest


def assert_nothing_is_lost(past: Past, folder: Path, count: int) -> None:
    found = list(cuts(past, folder, count))
    assert [(each.lost, each.faults) for each in found] == [(frozenset(), ())] * count
    assert max(each.said for each in found) > REQUESTS // 2


def test_the_record_is_that_of_a_node_at_work(careful: Past) -> None:
    synced = {Path(each.path).name for each in careful.happenings if isinstance(each, record.Synced)}
    assert {"guichet.sqlite3", "guichet.sqlite3-wal"} <= synced
    assert [each.number for each in careful.happenings if isinstance(each, record.Said)] == list(range(REQUESTS))


def test_thirty_cuts_lose_nothing_that_was_said_to_be_kept(careful: Past, tmp_path: Path) -> None:
    assert_nothing_is_lost(careful, tmp_path, 30)


def test_three_hundred_cuts_lose_nothing_that_was_said_to_be_kept(careful: Past, tmp_path: Path) -> None:
    assert_nothing_is_lost(careful, tmp_path, 300)


def test_a_node_that_does_not_wait_for_the_disk_is_seen_to_lose(hasty: Past, tmp_path: Path) -> None:
    found = list(cuts(hasty, tmp_path, 30))
    assert sum(bool(each.lost) for each in found) > 10
    assert [each.faults for each in found] == [()] * 30
