"""In a process of its own, on a node of its own: a year of requests through the real operations, then its own recount.

Each is filed sealed, paid, served by `take_next`, read, decided, as the demonstration's year does it
(`guichet/command/year`), with a real keeper of keys and a real database. The public log is signed every evening.
"""

import json
import os
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

OK = 200
DAYS = 60  # each costs the looks of every officer at every queue, whatever comes: half a second of a core


def main(arguments: list[str]) -> int:
    """`WANTED PRINTS`: how many requests, and 1 where documents are printed. Writes `stack.json` and the board."""
    wanted, prints = int(arguments[0]), arguments[1] == "1"
    django.setup()
    from django.conf import settings  # noqa: PLC0415 Django must know its settings first

    began = time.monotonic()
    _prepare(wanted)
    ready = time.monotonic()
    planned = _tell(prints=prints)
    told: dict[str, Any] = {
        "seconds_to_prepare": round(ready - began, 1),
        "seconds": round(time.monotonic() - ready, 1),
    }
    folder = Path(settings.VAR)
    (folder / "board.json").write_bytes(_board())
    told |= {"wanted": planned, "prints": prints, "key": _key(), **_rows()}
    (folder / "stack.json").write_text(json.dumps(told, indent=1, sort_keys=True), encoding="utf-8")
    return 0


def _prepare(wanted: int) -> None:
    from django.core.management import call_command  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from guichet.command import preparing  # noqa: PLC0415
    from guichet.command.year import plan, telling  # noqa: PLC0415

    plan.LONGEST = DAYS

    call_command("migrate", verbosity=0, interactive=False)
    preparing.load_places()
    preparing.publish_services()
    preparing.settle_people()
    telling.begin(wanted, timezone.now())


def _tell(*, prints: bool) -> int:
    """How many requests the year has, which is about what was wished. Nobody visits this node: it takes no breath."""
    from guichet.command.year import telling  # noqa: PLC0415
    from guichet.commons.documents import operations as documents  # noqa: PLC0415
    from guichet.commons.public_log import signing  # noqa: PLC0415
    from guichet.foundation.demonstration import queries as told  # noqa: PLC0415
    from guichet.foundation.lib.act import Surface, by_the_system  # noqa: PLC0415

    year = told.year()
    if year is None:
        raise RuntimeError("this node has a past of its own, or no service that the year tells")
    telling.BREATH = 0
    if not prints:
        telling.INSTEAD[documents.ISSUE] = lambda _key, _act: None
    tale = telling.resumed(year)

    def listen(_reached: int, _ticks: int) -> None:
        signing.run(by_the_system(at=tale.moment.now(), surface=Surface.WORKER, process="public-log.sequence"))

    tale.tell(listen)
    return len(tale.planned)


def _key() -> str:
    from guichet.commons.public_log import signing  # noqa: PLC0415

    return str(signing.verifiers()[-1])


def _rows() -> dict[str, Any]:
    """What casework's own tables say of each service: received, decided, and with the promise broken."""
    from django.db.models import F  # noqa: PLC0415

    from guichet.commons.documents.models import Document  # noqa: PLC0415
    from guichet.domains.casework.models import Case, Decision, Notice  # noqa: PLC0415
    from guichet.foundation.journal.models import Entry  # noqa: PLC0415

    decisions = Decision.objects.all()
    broken = decisions.filter(at__gte=F("case__promised_at"))
    return {
        "events": Entry.objects.count(),
        "notices": Notice.objects.count(),
        "documents": Document.objects.count(),
        "received": dict(Counter(Case.objects.values_list("service", flat=True))),
        "decided": dict(Counter(decisions.values_list("case__service", flat=True))),
        "broken": dict(Counter(broken.values_list("case__service", flat=True))),
    }


def _board() -> bytes:
    """What the portal publishes of it, after one more count."""
    from django.test import Client  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from guichet.commons.indicators import counting  # noqa: PLC0415
    from guichet.commons.public_log import signing  # noqa: PLC0415
    from guichet.foundation.lib.act import Surface, by_the_system  # noqa: PLC0415

    act = by_the_system(at=timezone.now(), surface=Surface.WORKER, process="indicators.count")
    # What waits for its crowd is told when its day is over: before that the tables know more than the log.
    signing.run(replace(act, at=act.at + timedelta(days=2)))
    counting.count(act)
    answer = Client().get("/transparence/chiffres.json", headers={"host": "localhost"})
    if answer.status_code != OK:
        raise RuntimeError(f"the public figures answer {answer.status_code}")
    return bytes(answer.content)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guichet.settings.demo")
    sys.exit(main(sys.argv[1:]))
