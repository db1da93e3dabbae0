"""Processes that work on one real database: `python -m tests.foundation.work.processes COMMAND NUMBERS...`.

`crowd WORKERS ROWS` lets that many processes do that many rows at once. `deaths SEED POINTS` kills a worker at each of
that many seeded lines, then lets another repair. Each run of a row writes « begin KEY » and « end KEY » to `runs`
under GUICHET_VAR, one line a write, so that their order is that of what happened. `patience MILLISECONDS LEASES` lets
two workers meet over one row that takes longer than its lease.
"""

import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import django
from django.utils import timezone

if TYPE_CHECKING:
    from guichet.foundation.work.worker import Worker

KIND = "test.letter"
ROWS_A_DEATH = 3
REPAIRED_WITHIN = timedelta(seconds=60)


def tell(*words: str) -> None:
    with Path(os.environ["GUICHET_VAR"], "runs").open("a") as runs:
        runs.write(" ".join(words) + "\n")


def forked(run: Callable[[], object]) -> int:
    """The number of a child that does `run` and ends; it opens a database connection of its own."""
    from django.db import connections  # noqa: PLC0415 after django.setup

    connections.close_all()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        run()
        status = 0
    except Exception:  # noqa: BLE001 its last words: nothing is printed on the way out of `_exit`
        traceback.print_exc()
    finally:
        os._exit(status)


def schedule(keys: list[str]) -> None:
    from guichet.foundation.work import operations as work  # noqa: PLC0415
    from tests.factories.acts import an_act  # noqa: PLC0415

    for key in keys:
        work.schedule(kind=KIND, key=key, act=an_act(timezone.now()))


def register(effect: Callable[[str], None]) -> None:
    from guichet.foundation.work import registry  # noqa: PLC0415

    def run(key: str, _act: object) -> None:
        tell("begin", key)
        effect(key)
        tell("end", key)

    registry.register(KIND, run)


def work_until_nothing_is_due(now: Callable[[], datetime] = timezone.now) -> None:
    from guichet.foundation.work.worker import Worker  # noqa: PLC0415

    Worker(now=now).run_what_is_due()


def crowd(workers: int, rows: int) -> None:
    register(lambda _key: None)
    schedule([f"row-{number}" for number in range(rows)])
    children = [forked(work_until_nothing_is_due) for _ in range(workers)]
    for child in children:
        _, status = os.waitpid(child, 0)
        if status:
            sys.exit(f"a worker ended with {status}")


def effect_in_the_journal() -> Callable[[str], None]:
    """Tells the journal twice in one operation, unless it was told: half an effect, or two, would be seen."""
    from guichet.foundation.journal import operations as journal  # noqa: PLC0415
    from guichet.foundation.journal.models import Entry  # noqa: PLC0415
    from guichet.foundation.lib.act import Act  # noqa: PLC0415
    from guichet.foundation.lib.operation import operation  # noqa: PLC0415
    from tests.factories.acts import an_act  # noqa: PLC0415
    from tests.factories.events import Tried  # noqa: PLC0415

    @operation
    def tell_once(*, key: str, act: Act) -> None:
        if not Entry.objects.about(key).exists():
            journal.record(happened=Tried(thing=key, count=1), act=act)
            journal.record(happened=Tried(thing=key, count=2), act=act)

    return lambda key: tell_once(key=key, act=an_act())


def die_after(lines: int) -> Callable[[], None]:
    """What a worker does until it has run that many lines of Python, any line, and is killed there."""
    left = lines

    def count(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal left
        if event == "line":
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return count

    def run() -> None:
        sys.settrace(count)
        work_until_nothing_is_due()

    return run


def lines_of_a_whole_run() -> int:
    """Those of a process that has run before, as a child has: no module is left to import."""
    from django.db import connections  # noqa: PLC0415

    schedule(["first"])
    work_until_nothing_is_due()
    connections.close_all()
    lines = 0

    def count(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    schedule([f"measured-{number}" for number in range(ROWS_A_DEATH)])
    sys.settrace(count)
    work_until_nothing_is_due()
    sys.settrace(None)
    return lines


def deaths(seed: int, points: int) -> None:
    register(effect_in_the_journal())
    whole = lines_of_a_whole_run()
    chosen = random.Random(seed)
    for point in range(points):
        schedule([f"row-{point}-{number}" for number in range(ROWS_A_DEATH)])
        _, status = os.waitpid(forked(die_after(chosen.randint(1, whole))), 0)
        tell("died" if os.WIFSIGNALED(status) else "lived")
        healer = forked(lambda: work_until_nothing_is_due(lambda: timezone.now() + REPAIRED_WITHIN))
        if os.waitpid(healer, 0)[1]:
            sys.exit("the worker that repairs failed")


def patience(milliseconds: int, leases: int) -> None:
    """One worker does a row that takes `leases` times its lease; a second one tries to take it all the while."""
    from guichet.foundation.work.worker import Worker  # noqa: PLC0415

    lease = timedelta(milliseconds=milliseconds)
    register(lambda _key: time.sleep(leases * lease.total_seconds()))
    schedule(["long"])
    children = [forked(lambda: until_done(Worker(now=timezone.now, lease=lease))) for _ in range(2)]
    for child in children:
        os.waitpid(child, 0)


def until_done(worker: "Worker") -> None:
    from guichet.foundation.work import queries  # noqa: PLC0415

    while queries.is_owed(kind=KIND, key="long"):
        worker.run_one()


if __name__ == "__main__":
    django.setup()
    {"crowd": crowd, "deaths": deaths, "patience": patience}[sys.argv[1]](*map(int, sys.argv[2:]))
