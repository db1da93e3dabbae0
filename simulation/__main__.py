"""`make simulate`: a year of 180,000 requests, honest and with misdeeds; ends with 1 if one of them was not found."""

import argparse
import gc
import os
import sys
import time
from pathlib import Path

import django

SEED = 2025


def main(arguments: list[str]) -> int:
    """0 when each planted misdeed was found."""
    from simulation import report, verdicts  # noqa: PLC0415 Django must know its settings first
    from simulation.world import Size  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="simulation")
    parser.add_argument("--requests", type=int, default=Size().requests)
    parser.add_argument("--days", type=int, default=Size().days)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--folder", type=Path, default=Path("var/simulation"))
    asked = parser.parse_args(arguments)
    began = time.monotonic()

    def says(what: str) -> None:
        print(f"{time.monotonic() - began:6.1f} s  {what}", flush=True)

    outcome = verdicts.of(Size(requests=asked.requests, days=asked.days), asked.seed, says)
    report.write(outcome, asked.folder)
    for verdict in outcome.verdicts:
        print(f"{'trouvée ' if verdict.is_found else 'MANQUÉE '}  {verdict.title} : {', '.join(verdict.found_by)}")
    print(f"année honnête : {len(outcome.alarms)} alarmes")
    says(f"{asked.folder / 'report.html'}")
    return 0 if outcome.is_all_found else 1


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guichet.settings.test")
    django.setup()
    gc.disable()  # millions of lines and no cycle among them: looking for one took half of the time
    sys.exit(main(sys.argv[1:]))
