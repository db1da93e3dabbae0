"""What people ask of cases, over ten thousand and over a million of them: it must take as long. On PostgreSQL.

`python -m bench.casework --quick` compares with a hundred thousand.
"""

import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from bench import apart
from bench.table import Row, against_limit, print_table, without_limit
from tools import postgresql

FEW, MANY, QUICK = 10_000, 1_000_000, 100_000
WAITING = 3_000
LIMIT = 1.5
# One after the other, so that whatever else this machine does falls on both.
ROUNDS = 4
TIMES = 100

# Filled at once and then analysed: nothing has to be done beside.
SERVER = ("autovacuum=off", "max_wal_size=16GB", "shared_buffers=512MB")

Times = dict[str, list[float]]


def table(many: int = MANY) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="guichet-bench-") as folder, postgresql.running(*SERVER) as server:
        few, few_s = _filled(Path(folder, "few"), server, FEW)
        large, large_s = _filled(Path(folder, "many"), server, many)
        measured = _in_turn({"few": few, "many": large})
    built = [without_limit(f"building {many:,} cases", large_s, "s", note=f"and {FEW:,} in {few_s:.0f} s")]
    return built + [
        row for what in measured["few"] for row in _rows(what, measured["few"][what], measured["many"][what])
    ]


def _filled(folder: Path, server: str, cases: int) -> tuple[dict[str, str], float]:
    with apart.a_node(folder, server) as environment:
        start = perf_counter()
        apart.run(environment, "-m", "bench.many_cases", str(cases), str(WAITING))
        return environment, perf_counter() - start


def _in_turn(nodes: dict[str, dict[str, str]]) -> dict[str, Times]:
    together: dict[str, Times] = {name: defaultdict(list) for name in nodes}
    for _ in range(ROUNDS):
        for name, environment in nodes.items():
            for what, times in apart.told_by(environment, "bench.day_at_work", str(TIMES)).items():
                together[name][what] += times
    return together


def _rows(what: str, few: list[float], many: list[float]) -> list[Row]:
    (half, most), (half_of_many, most_of_many) = (_cuts(few), _cuts(many))
    note = f"p50 {half:.2f} then {half_of_many:.2f} ms, p95 {most:.2f} then {most_of_many:.2f} ms"
    return [against_limit(f"{what}: growth of p95", most_of_many / most, "times", limit=LIMIT, note=note)]


def _cuts(times: list[float]) -> tuple[float, float]:
    cuts = quantiles(times, n=100)
    return cuts[49], cuts[94]


if __name__ == "__main__":
    print_table("casework", table(QUICK if "--quick" in sys.argv else MANY))
