"""Requests handed over for good: sealed, journalled, a case opened, on the disk; beside bare rows of as many bytes."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

from bench import apart
from bench.apart import Helper
from bench.table import Row, against_limit, print_table, without_limit
from tools import postgresql

SENDERS = 4
TIMES = 150
AT_LEAST_A_SECOND = 300
AT_LEAST_OF_BARE = 1 / 8
STATEMENTS = 8


def table() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="guichet-bench-") as folder:
        rows = _rows("SQLite", Path(folder, "sqlite"), "")
        with postgresql.running(postgresql.DURABLE) as server:
            return rows + _rows("PostgreSQL", Path(folder, "postgresql"), server)


def _rows(engine: str, folder: Path, server: str) -> list[Row]:
    environment = apart.a_node(folder, server)
    apart.run(environment, "-m", "bench.bare")
    with ExitStack() as running:
        senders, costs = [], []
        for _ in range(SENDERS):  # one after the other: only what is measured is done at once
            senders.append(running.enter_context(Helper(environment, "bench.sender", str(TIMES))))
            costs.append(senders[-1].answer())
        (bare, _), (submitted, used) = _measured(senders, "bare"), _measured(senders, "submit")
    note = f"{SENDERS} processes, {SENDERS * TIMES:,} submissions"
    return [
        without_limit(f"{engine}: bare rows of {costs[0]['bytes']:,} bytes", bare, "/s", note="one commit each"),
        _at_least(f"{engine}: submissions", submitted, "/s", AT_LEAST_A_SECOND, note),
        _at_least(f"{engine}: submissions, of bare rows", submitted / bare, "", AT_LEAST_OF_BARE, "same processes"),
        without_limit(
            f"{engine}: a submission", used, "ms", note="of a core, where it is sent; the disk and others aside"
        ),
        against_limit(f"{engine}: statements", costs[0]["statements"], "", limit=STATEMENTS, note="and one commit"),
    ]


def _at_least(what: str, measured: float, unit: str, limit: float, note: str) -> Row:
    return Row(what, measured, unit, limit, measured / limit, f"{note}; measured over limit: at least 1")


def _measured(senders: list[Helper], what: str) -> tuple[float, float]:
    """How many a second all did together, from the first that began to the last that ended; milliseconds each took."""
    for each in senders:
        each.tell(what)
    told = [each.answer() for each in senders]
    lasted = max(each["end"] for each in told) - min(each["start"] for each in told)
    done = len(senders) * TIMES
    return done / float(lasted), sum(each["used"] for each in told) / done * 1_000


if __name__ == "__main__":
    print_table("submissions", table())
