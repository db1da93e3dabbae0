"""Requests handed over for good: sealed, journalled, a case opened, on the disk; beside bare rows of as many bytes."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench import apart
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
    with apart.a_node(folder, server) as environment:
        apart.run(environment, "-m", "bench.bare")
        with _senders(environment) as senders:
            costs = [_answer(each) for each in senders]
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


@contextmanager
def _senders(environment: Mapping[str, str]) -> Iterator[list["subprocess.Popen[str]"]]:
    command = [sys.executable, "-m", "bench.sender", str(TIMES)]
    with ExitStack() as open_ones:
        yield [
            open_ones.enter_context(
                subprocess.Popen(
                    command,
                    cwd=apart.ROOT,
                    env=environment,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(SENDERS)
        ]


def _rate(senders: list["subprocess.Popen[str]"], what: str) -> float:
    """Of all together, from the first that began to the last that ended; the clock is the machine's."""
    for each in senders:
        assert each.stdin
        each.stdin.write(f"{what}\n")
        each.stdin.flush()
    told = [_answer(each) for each in senders]
    lasted = max(each["end"] for each in told) - min(each["start"] for each in told)
    return len(senders) * TIMES / float(lasted)


def _answer(sender: "subprocess.Popen[str]") -> Any:
    assert sender.stdout
    return json.loads(sender.stdout.readline())


if __name__ == "__main__":
    print_table("submissions", table())
