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
        bare, submitted = _rate(senders, "bare"), _rate(senders, "submit")
    note = f"{SENDERS} processes, {SENDERS * TIMES:,} submissions"
    return [
        without_limit(f"{engine}: bare rows of {costs[0]['bytes']:,} bytes", bare, "/s", note="one commit each"),
        _at_least(f"{engine}: submissions", submitted, "/s", AT_LEAST_A_SECOND, note),
        _at_least(f"{engine}: submissions, of bare rows", submitted / bare, "", AT_LEAST_OF_BARE, "same processes"),
        against_limit(f"{engine}: statements", costs[0]["statements"], "", limit=STATEMENTS, note="and one commit"),
    ]


def _at_least(what: str, measured: float, unit: str, limit: float, note: str) -> Row:
    return Row(what, measured, unit, limit, measured / limit, f"{note}; measured over limit: at least 1")


def _rate(senders: list[Helper], what: str) -> float:
    """Of all together, from the first that began to the last that ended; the clock is the machine's."""
    for each in senders:
        each.tell(what)
    told = [each.answer() for each in senders]
    lasted = max(each["end"] for each in told) - min(each["start"] for each in told)
    return len(senders) * TIMES / float(lasted)


if __name__ == "__main__":
    print_table("submissions", table())
