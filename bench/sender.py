"""A process that sends requests, and beside them bare rows of as many bytes, when its standard input says so.

`python -m bench.sender TIMES`, in the environment of a node with a catalogue. It prepares so many requests and tells,
as a line of JSON, what one costs the database; for each line that it then reads, `bare` or `submit`, it does that so
many times and tells when it began and ended, and how long it had a core.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, process_time
from typing import TYPE_CHECKING, Any

import django
from django.db import connection

from bench.apart import tell

if TYPE_CHECKING:
    from guichet.commons.intake.holding import Hold

SERVICE = "justice-casier-b3"
NAME = {"family_name": "KOUDJO", "given_names": "Ablawa Rose"}
ANSWERS: dict[str, Any] = {
    "nationalite": "beninoise",
    "ne_a_letranger": False,
    "nom": NAME,
    "date_naissance": "1987-03-27",
    "lieu_naissance": "Lokossa",
    "sexe": "feminin",
    "mere": NAME,
    "telephone": "+2290197000001",
    "exactitude": True,
}
FILE = "acte_naissance"


def serve(times: int) -> None:
    from guichet.commons.intake import sending  # noqa: PLC0415 after django.setup
    from guichet.foundation.lib.operation import building  # noqa: PLC0415
    from tests.factories.requests import Desk, by_a_visitor  # noqa: PLC0415

    key, act = Desk().key, by_a_visitor()
    with _hurried():
        holds = [_ready() for _ in range(times + 1)]
    cost = _Cost()
    with connection.execute_wrapper(cost.note):
        sending.send(hold=holds.pop(), recipient=key, act=act)
    tell({"statements": cost.statements, "bytes": cost.bytes})
    row = os.urandom(cost.bytes)
    for line in sys.stdin:
        start, used = monotonic(), process_time()
        if line.strip() == "submit":
            for hold in holds:
                sending.send(hold=hold, recipient=key, act=act)
        else:
            with building():
                for _ in holds:
                    _insert(row)
        tell({"start": start, "end": monotonic(), "used": process_time() - used})


@contextmanager
def _hurried() -> Iterator[None]:
    """What is only prepared need not reach the disk before the next."""
    never, always = {
        "sqlite": ("PRAGMA synchronous=OFF", "PRAGMA synchronous=FULL"),
        "postgresql": ("SET synchronous_commit=off", "SET synchronous_commit=on"),
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(never)
        yield
        cursor.execute(always)


def _ready() -> "Hold":
    """A whole request, as somebody who looks it over once more has it, with one file that lies elsewhere."""
    from guichet.commons.intake import operations as intake  # noqa: PLC0415 after django.setup
    from guichet.commons.intake.uploads.base import Checked, Kept, Kind, State  # noqa: PLC0415
    from tests.factories.requests import by_a_visitor  # noqa: PLC0415

    act = by_a_visitor()
    hold = intake.start(service=SERVICE, language="fr", act=act)
    intake.answer(hold=hold, answers=ANSWERS, act=act)
    kept = Kept(place=os.urandom(32).hex(), key=os.urandom(32).hex())
    checked = Checked(
        name="acte.jpg",
        kind=Kind.JPEG,
        bytes=300_000,
        sha256=os.urandom(32).hex(),
        state=State.CLEAN,
        signed=False,
        removed=(),
        original=kept,
        copy=kept,
    )
    intake.attach(hold=hold, question=FILE, checked=checked, act=act)
    return hold


def _insert(row: bytes) -> None:
    """Its own commit, as nothing else began a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bare (content) VALUES (%s)", [row])


class _Cost:
    """What one submission says to the database, its BEGIN and its COMMIT aside, and the bytes that its rows bring."""

    def __init__(self) -> None:
        self.statements = self.bytes = 0

    def note(self, execute: Callable[..., Any], sql: str, values: Any, *rest: Any) -> Any:
        if not sql.startswith("BEGIN"):
            self.statements += 1
        if sql.lstrip().startswith("INSERT"):
            self.bytes += sum(map(_length, values.values() if isinstance(values, dict) else values))
        return execute(sql, values, *rest)


def _length(value: object) -> int:
    """A number or a moment takes eight bytes in a row."""
    content = getattr(value, "obj", value)  # psycopg wraps bytes, and the facts of an event
    if isinstance(content, dict):
        content = json.dumps(content)
    if isinstance(content, str):
        return len(content.encode())
    return len(content) if isinstance(content, bytes | memoryview) else 8


if __name__ == "__main__":
    django.setup()
    serve(int(sys.argv[1]))
