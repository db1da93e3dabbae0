"""Somebody at a kiosk, many times over: `python -m tests.journeys.filing COUNT SEED TOGETHER` on a centre's node.

Each receipt is a line, written once the request is kept; so many are kept TOGETHER, in one transaction.
"""

import json
import sys
from dataclasses import asdict
from random import Random

import django


def main(count: int, seed: int, together: int) -> None:
    from django.utils import timezone  # noqa: PLC0415 after django.setup

    from guichet.foundation.keys import client as keys  # noqa: PLC0415
    from guichet.foundation.keys.public import Kind  # noqa: PLC0415
    from tests.factories import filings  # noqa: PLC0415

    chance, recipient = Random(seed), keys.current(Kind.INTAKE)
    for _ in range(0, count, together):
        act = filings.at_the_kiosk(timezone.now())
        for receipt in filings.file_together(count=together, chance=chance, recipient=recipient, act=act):
            print(json.dumps(asdict(receipt)), flush=True)


if __name__ == "__main__":
    django.setup()
    main(*map(int, sys.argv[1:]))
