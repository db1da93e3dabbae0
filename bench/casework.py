"""What people ask of cases, over ten thousand and over a million of them: it must take as long. On PostgreSQL.

`python -m bench.casework --quick` compares with a hundred thousand.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from bench import apart
from bench.apart import Helper
from bench.table import Row, against_limit, print_table, without_limit
from tools import postgresql

FEW, MANY, QUICK = 10_000, 1_000_000, 100_000
WAITING = 3_000
LIMIT = 1.5
TIMES = 400
# Filled at once and then analysed: nothing has to be done beside.
SERVER = ("autovacuum=off", "max_wal_size=16GB", "shared_buffers=512MB")


def table(many: int = MANY) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="guichet-bench-") as folder, postgresql.running(*SERVER) as server:
        few, few_s = _filled(Path(folder, "few"), server, FEW)
        large, large_s = _filled(Path(folder, "many"), server, many)
        measured = _in_turn(few, large)
    built = [without_limit(f"building {many:,} cases", large_s, "s", note=f"and {FEW:,} in {few_s:.0f} s")]
    return built + [_row(what, *map(_cuts, times)) for what, times in measured.items()]


def _filled(folder: Path, server: str, cases: int) -> tuple[dict[str, str], float]:
    environment = apart.a_node(folder, server)
    start = perf_counter()
    apart.run(environment, "-m", "bench.many_cases", str(cases), str(WAITING))
    return environment, perf_counter() - start


def _in_turn(*environments: dict[str, str]) -> dict[str, list[list[float]]]:
    """Each question to one node and to the other, again and again: whatever else this machine does falls on both."""
    with ExitStack() as running:
        nodes = [running.enter_context(Helper(each, "bench.day_at_work")) for each in environments]
        asked, *_ = [node.answer() for node in nodes]
        return {what: [list(times) for times in zip(*_asked(what, nodes), strict=True)] for what in asked}


def _asked(what: str, nodes: list[Helper]) -> Iterator[list[float]]:
    for _ in range(TIMES):
        yield [_time(what, node) for node in nodes]


def _time(what: str, node: Helper) -> float:
    node.tell(what)
    return float(node.answer())


def _row(what: str, few: tuple[float, float], many: tuple[float, float]) -> Row:
    note = f"p50 {few[0]:.2f} then {many[0]:.2f} ms, p95 {few[1]:.2f} then {many[1]:.2f} ms"
    return against_limit(f"{what}: growth of p95", many[1] / few[1], "times", limit=LIMIT, note=note)


def _cuts(times: list[float]) -> tuple[float, float]:
    cuts = quantiles(times, n=100)
    return cuts[49], cuts[94]


if __name__ == "__main__":
    print_table("casework", table(QUICK if "--quick" in sys.argv else MANY))
