"""People at a kiosk, one after the other, made to be cut off: `python -m tests.journeys.visitors file SEED`.

They say what they were told: each answer once it is kept, each receipt once it is given. `check` reads what one of them
typed, a line each, and says which of it the node no longer has. `leave` returns once everything has been carried.
"""

import json
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict
from random import Random
from typing import Any

import django


def file(seed: int) -> None:
    from django.utils import timezone  # noqa: PLC0415 after django.setup

    from guichet.foundation.keys import client as keys  # noqa: PLC0415
    from guichet.foundation.keys.public import Kind  # noqa: PLC0415
    from tests.factories import filings  # noqa: PLC0415

    chance, recipient = Random(seed), keys.current(Kind.INTAKE)
    while True:
        act = filings.at_the_kiosk(timezone.now())
        begun = filings.begin(chance, act)
        say({"typed": asdict(begun.hold), "answers": begun.answers})
        say({"receipt": asdict(filings.send(begun, recipient, act))})


def check() -> None:
    for line in sys.stdin:
        typed = json.loads(line)
        if not is_kept(typed["typed"], typed["answers"]):
            say(typed["typed"])


def is_kept(hold: Mapping[str, str], answers: Mapping[str, Any]) -> bool:
    """In the draft, or under seal with the reference that it had."""
    from guichet.commons.intake.holding import Hold, read  # noqa: PLC0415
    from guichet.commons.intake.models import Submission  # noqa: PLC0415

    if Submission.objects.filter(reference=hold["reference"]).exists():
        return True
    return bool(read(Hold(**hold)).content().answers == answers)


def leave() -> None:
    from guichet.commons.sync import queries  # noqa: PLC0415

    while queries.standing().records:
        time.sleep(0.2)


def say(what: object) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    django.setup()
    match sys.argv[1:]:
        case ["file", seed]:
            file(int(seed))
        case ["check"]:
            check()
        case ["leave"]:
            leave()
