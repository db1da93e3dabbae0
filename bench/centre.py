"""The computer of a centre: its processes and their memory, how soon it serves, and a kiosk's page in a crowd."""

import random
import sqlite3
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

from bench.table import Row, against_limit
from guichet.foundation.lib.sqlcipher import key, opening
from tests.factories.centres import Centre, a_centre

COMMITS = 500
PHONES = 20
SECONDS_OF_CROWD = 10.0
SECONDS_BETWEEN_PAGES = 5.0  # a person reads each page for longer than that
KIOSK, PHONE = "/borne/", "/services/"


def table() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="guichet-bench-") as folder, a_centre(Path(folder, "var")) as centre:
        first = _started_in(centre)
        centre.run("services", "load").check_returncode()
        centre.stop()
        cold = _started_in(centre)
        _page(centre, PHONE)
        times = sorted(_kiosk_in_a_crowd(centre))
        memory = [_memory_of(process) for process in centre.processes()]
        encrypted, plain = _cost_of_encryption(Path(folder))
    return [
        against_limit("processes of a centre", len(memory), "processes", limit=3),
        against_limit("their memory, what they share counted once", sum(memory), "MB", limit=300, note="PSS"),
        against_limit("from start to /healthz", cold, "s", limit=5),
        against_limit("the very first start, which makes the tables", first, "s", limit=10),
        against_limit(
            "a kiosk's page beside 20 phones",
            1000 * times[int(0.95 * len(times))],
            "ms",
            limit=100,
            note=f"p95 of {len(times)}",
        ),
        Row(
            "a commit in the encrypted database",
            1000 * encrypted,
            "ms",
            None,
            encrypted / plain,
            "over the same in plain SQLite",
        ),
    ]


def _cost_of_encryption(folder: Path) -> tuple[float, float]:
    """Seconds of a commit of 1 KB that waits for the disk, encrypted and plain, by turns."""
    key.make(folder / "bench.key")
    encrypted = opening.connect(folder / "encrypted", folder / "bench.key", isolation_level=None)
    plain = sqlite3.connect(folder / "plain", isolation_level=None)
    spent = {encrypted: 0.0, plain: 0.0}
    for database in spent:
        database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE told (word BLOB)")
    for _ in range(COMMITS):
        for database in spent:
            begun = time.monotonic()
            database.execute("INSERT INTO told VALUES (randomblob(1000))")
            spent[database] += time.monotonic() - begun
    for database in spent:
        database.close()
    return spent[encrypted] / COMMITS, spent[plain] / COMMITS


def _started_in(centre: Centre) -> float:
    begun = time.monotonic()
    centre.start()
    return time.monotonic() - begun


def _memory_of(process: int) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def _kiosk_in_a_crowd(centre: Centre) -> list[float]:
    """Seconds of each page of the kiosk while phones turn theirs."""
    end = time.monotonic() + SECONDS_OF_CROWD
    with ThreadPoolExecutor(PHONES) as phones:
        for _ in range(PHONES):
            phones.submit(_turn_pages, centre, end)
        times = []
        while time.monotonic() < end:
            times.append(_page(centre, KIOSK))
            time.sleep(0.05)
    return times


def _turn_pages(centre: Centre, end: float) -> None:
    while time.monotonic() < end:
        time.sleep(random.uniform(0, 2 * SECONDS_BETWEEN_PAGES))  # noqa: S311 nobody guesses it
        _page(centre, PHONE)


def _page(centre: Centre, path: str) -> float:
    begun = time.monotonic()
    with urlopen(f"{centre.address}{path}", timeout=30) as answer:
        answer.read()
    return time.monotonic() - begun
