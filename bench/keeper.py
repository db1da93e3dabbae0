"""The keeper of keys: how much it does in a second, each answer on the disk. `python -m bench.keeper`."""

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter

import django

from bench.table import Row, print_table, without_limit

SUBMISSION = os.urandom(2_000)
TOGETHER = 16
SECONDS = 3.0
SUBMISSIONS_A_SECOND = 300


def table() -> list[Row]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guichet.settings.test")
    django.setup()
    from django.conf import settings  # noqa: PLC0415 needs Django set up first

    from tests.factories.keepers import a_keeper  # noqa: PLC0415

    with a_keeper() as keeper:
        settings.VAR = keeper.var
        keeper.start()
        commits = _bare_commits(keeper.var)
        return [
            without_limit("one row and its commit, bare SQLite", commits, "/s", note="the disk of this machine"),
            *[row for name, work in _works().items() for row in _measured(name, work)],
        ]


def _works() -> dict[str, Callable[[], object]]:
    from guichet.foundation.keys import client as keys  # noqa: PLC0415
    from guichet.foundation.keys import envelope  # noqa: PLC0415
    from guichet.foundation.keys.public import Kind  # noqa: PLC0415

    place = b"LOK-7F3K-92QX-M"
    sealed = envelope.seal(SUBMISSION, recipient=keys.current(Kind.INTAKE), bound_to=place)
    case = keys.receive(sealed, bound_to=place, case="opened often")
    numbers = count()
    return {
        "receive": lambda: keys.receive(sealed, bound_to=place, case=f"case {next(numbers)}"),
        "open": partial(
            keys.open, case.ciphertext, case_key_id=case.case_key_id, bound_to=place, reader="bench", reason="bench"
        ),
        "sign": partial(keys.sign, Kind.QR, SUBMISSION[:300]),
    }


def _measured(name: str, work: Callable[[], object]) -> list[Row]:
    rows = [without_limit(f"{name}, one client", _rate(work, clients=1), "/s")]
    rate = _rate(work, clients=TOGETHER)
    needed = SUBMISSIONS_A_SECOND if name == "receive" else None
    ratio = rate / needed if needed else None
    note = "measured over limit: at least 1" if needed else ""
    return [*rows, Row(f"{name}, {TOGETHER} clients", rate, "/s", needed, ratio, note)]


def _rate(work: Callable[[], object], *, clients: int) -> float:
    done: list[int] = []
    end = perf_counter() + SECONDS

    def client() -> None:
        number = 0
        while perf_counter() < end:
            work()
            number += 1
        done.append(number)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    start = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (perf_counter() - start)


def _bare_commits(folder: Path) -> float:
    with closing(sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE row (content BLOB)")
        start, rows = perf_counter(), 0
        while perf_counter() < start + 1:
            connection.execute("INSERT INTO row VALUES (?)", (SUBMISSION[:400],))
            rows += 1
        return rows / (perf_counter() - start)


if __name__ == "__main__":
    print_table("Keeper", table())
