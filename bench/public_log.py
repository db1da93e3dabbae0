"""The public log from ten thousand lines to a million: its pace, its proofs. `python -m bench.public_log`."""

import tempfile
from pathlib import Path

from bench import apart
from bench.apart import Helper
from bench.table import Row, against_limit, print_table

SIZES = (10_000, 100_000, 1_000_000)
LINES_A_SECOND = 100_000
PROOF_MS = 5.0
FLAT = 1.5


def table() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="guichet-bench-") as folder:
        node = apart.a_node(Path(folder) / "node")
        with Helper(node, "bench.grown_log", *map(str, SIZES)) as helper:
            measured = [helper.answer() for _ in SIZES]
    rows, before = [], 0
    for each in measured:
        pace = (each["size"] - before) / each["seconds"]
        before = each["size"]
        note = f"up to {each['size']:,} lines, SQLite, each batch waits for the disk"
        rows += [
            # A pace must be above its limit: the ratio is turned round, so that under 1 is kept here as everywhere.
            Row("lines a second", pace, "/s", LINES_A_SECOND, LINES_A_SECOND / pace, note),
            against_limit("inclusion proof: p95", each["proof"], "ms", limit=PROOF_MS, note=note),
            against_limit("consistency proof: p95", each["consistency"], "ms", limit=PROOF_MS, note=note),
        ]
    growth = measured[-1]["proof"] / measured[0]["proof"]
    rows.append(against_limit("inclusion proof, 10^6 beside 10^4", growth, "x", limit=FLAT))
    return rows


if __name__ == "__main__":
    print_table("Public log", table())
