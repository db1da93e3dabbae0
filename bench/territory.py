"""The map and the dashboard over three years of days of every commune, and a month's reports of thirty centres.

On SQLite and on PostgreSQL; what is shown and what is frozen is held against a count of the raw rows in the same run.
"""

import tempfile
from pathlib import Path
from statistics import quantiles

from bench import apart
from bench.apart import Helper
from bench.table import Row, against_limit, without_limit
from tools import postgresql

LIMIT_MS, REPORTS_S = 300, 5
TIMES = 40


def table() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="guichet-bench-") as folder, postgresql.running() as server:
        return [
            row
            for engine, where in (("SQLite", ""), ("PostgreSQL", server))
            for row in _measured(engine, apart.a_node(Path(folder, engine.lower()), where))
        ]


def _measured(engine: str, environment: dict[str, str]) -> list[Row]:
    with Helper(environment, "bench.years_of_days") as node:
        begun = node.answer()
        rows = [
            without_limit(f"{engine}: days of communes", begun["days"], "rows", note="three years of 77 communes"),
            against_limit(
                f"{engine}: transmitting a month's reports of {begun['centres']} centres",
                begun["reports_s"],
                "s",
                limit=REPORTS_S,
                note=f"{begun['visits']:,} visits; figures that differ from a raw recount: {begun['differing']}",
            ),
        ]
        return [*rows, *(_page(engine, what, node) for what in begun["pages"])]


def _page(engine: str, what: str, node: Helper) -> Row:
    times = []
    for _ in range(TIMES):
        node.tell(what)
        times.append(float(node.answer()))
    cuts = quantiles(times, n=100)
    note = f"p50 {cuts[49]:.0f} ms, template included"
    return against_limit(f"{engine}: {what}: p95", cuts[94], "ms", limit=LIMIT_MS, note=note)
