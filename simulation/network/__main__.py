"""`make simulate-network`: ends with 1 when an outage is not found, found twice, or a day is counted otherwise."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

SEED = 77


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="simulation.network")
    parser.add_argument("--centres", type=int, default=77)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--folder", type=Path, default=Path("var/simulation-network"))
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="guichet-network-") as var:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "guichet.settings.test", "GUICHET_VAR": var}
        return _whole(asked)


def _whole(asked: argparse.Namespace) -> int:
    import django  # noqa: PLC0415 the environment first

    django.setup()
    from simulation.network import running  # noqa: PLC0415

    began = time.monotonic()

    def says(what: str) -> None:
        print(f"{time.monotonic() - began:6.1f} s  {what}", flush=True)

    verdict = running.run(asked.seed, asked.centres, asked.days, says, asked.folder)
    for fault in verdict.faults:
        print(f"FAUTE  {fault}")
    says(str(asked.folder / "report.html"))
    return 1 if verdict.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
