"""`make simulate`: a year of 180,000 requests, honest and with misdeeds; ends with 1 if one of them was not found."""

import argparse
import gc
import os
import sys
from pathlib import Path

import django

SEED = 2025
OTHERS = 2
REAL = 2_000


def main(arguments: list[str]) -> int:
    """0 when each planted misdeed was found, with every seed, and the file of false alarms says what was counted."""
    from simulation import run  # noqa: PLC0415 Django must know its settings first
    from simulation.world import Size  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="simulation")
    parser.add_argument("--requests", type=int, default=Size().requests)
    parser.add_argument("--days", type=int, default=Size().days)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--others", type=int, default=OTHERS, help="how many other seeds, in smaller worlds")
    parser.add_argument("--real", type=int, default=REAL, help="how many requests through the real operations")
    parser.add_argument("--folder", type=Path, default=Path("var/simulation"))
    parser.add_argument("--write-false-alarms", action="store_true", help="keep what the back office shows")
    asked = parser.parse_args(arguments)
    seeds = range(asked.seed, asked.seed + 1 + asked.others)
    size = Size(requests=asked.requests, days=asked.days)
    return run.whole(run.Wanted(size, seeds, asked.real, asked.write_false_alarms), asked.folder)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guichet.settings.test")
    django.setup()
    gc.disable()  # millions of lines and no cycle among them: looking for one took half of the time
    sys.exit(main(sys.argv[1:]))
