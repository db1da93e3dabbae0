"""Every way in which due rows change."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F

from guichet.foundation.journal import operations as journal
from guichet.foundation.lib import rows
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.work import registry
from guichet.foundation.work.events import WorkReleased, WorkStuck
from guichet.foundation.work.models import PERIODIC, Due, State

# A worker that dies leaves its row taken for that long; one that lives renews it every third of it.
LEASE = timedelta(seconds=30)
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)
FAILURES_BEFORE_STUCK = 12  # some two hours and a half
LOSSES_BEFORE_STUCK = 20  # a row that kills each worker that takes it must not kill them for ever
KEPT = timedelta(days=7)
FORGOTTEN_AT_ONCE = 5_000

# One statement, because each submission waits for it, and nothing can come between a look at the row and its change.
OWE = """
INSERT INTO work_due (kind, key, state, due_at, attempts, failures, losses, worker, error, scheduled_at)
VALUES (%(kind)s, %(key)s, 'waiting', %(at)s, 0, 0, 0, '', '', %(now)s)
ON CONFLICT (kind, key) WHERE finished_at IS NULL DO UPDATE SET
    due_at = CASE
        WHEN work_due.state = 'waiting' AND work_due.failures = 0 AND excluded.due_at < work_due.due_at
        THEN excluded.due_at ELSE work_due.due_at END,
    again_at = CASE
        WHEN work_due.state = 'running' AND (work_due.again_at IS NULL OR excluded.due_at < work_due.again_at)
        THEN excluded.due_at ELSE work_due.again_at END
"""


@operation
def schedule(*, kind: str, key: str, at: datetime | None = None, act: Act) -> None:
    """Owe the work of that kind for that key, from `at` on, or now if not given.

    There is one row until it is done: of two wishes the sooner counts, and a wish that comes while a worker has the
    row makes it run once more. Work that failed keeps its pause, and stuck work waits for a person.
    Raises UnknownKind.
    """
    registry.kind_of(kind)
    as_kept = connection.ops.adapt_datetimefield_value
    with rows.cursor() as cursor:
        cursor.execute(OWE, {"kind": kind, "key": key, "at": as_kept(at or act.at), "now": as_kept(act.at)})


@operation
def plant(*, act: Act) -> None:
    """Make sure that each periodic job has its row; called by each worker when it starts."""
    for kind in registry.periodic():
        _insert_unless_there(kind.name, PERIODIC, act.at, act)


def _insert_unless_there(kind: str, key: str, at: datetime, act: Act) -> None:
    Due.objects.bulk_create([Due(kind=kind, key=key, due_at=at, scheduled_at=act.at)], ignore_conflicts=True)


@operation
def claim(
    *, worker: str, kinds: Collection[str], since: datetime | None = None, act: Act, lease: timedelta = LEASE
) -> Due | None:
    """The row of these kinds that has been due for longest, now this worker's until its lease ends, or None.

    What was due before `since`, when it is given, is another worker's. A row whose lease ended is given again. SQLite
    holds its one write lock since the operation began; PostgreSQL locks the row and lets others skip it: on both,
    nobody else gets this row meanwhile.
    """
    while (due := _first_ready(kinds, since, act.at)) is not None:
        if due.state == State.RUNNING:
            due.losses += 1
        if due.losses < LOSSES_BEFORE_STUCK:
            return _taken(due, worker, until=act.at + lease)
        _give_up(due, error=f"{due.losses} workers were lost with it", act=act)
    return None


def _first_ready(kinds: Collection[str], since: datetime | None, at: datetime) -> Due | None:
    skip = connection.features.has_select_for_update_skip_locked
    ready = Due.objects.ready(at).since(since).filter(kind__in=kinds)
    return ready.select_for_update(skip_locked=skip).first()


def _taken(due: Due, worker: str, *, until: datetime) -> Due:
    due.state = State.RUNNING
    due.worker = worker
    due.due_at = until
    due.attempts += 1
    due.save(update_fields=["state", "worker", "due_at", "attempts", "losses"])
    return due


@operation
def renew(*, due: Due, act: Act, lease: timedelta = LEASE) -> bool:
    """Keep the row longer; False when another worker has it since."""
    return bool(Due.objects.held(due).update(due_at=act.at + lease))


@operation
def keep_leases(*, by: timedelta, act: Act) -> None:  # noqa: ARG001 an operation has its act
    """The clock that acts go by is moved: what workers have in hand stays theirs for as long as before."""
    Due.objects.filter(state=State.RUNNING).update(due_at=F("due_at") + by)


@operation
def finish(*, due: Due, again_at: datetime | None = None, act: Act) -> bool:
    """Call the work done, or due once more when it was asked for again; False when another worker has it since."""
    held = Due.objects.held(due).select_for_update().first()
    if held is None:
        return False
    wishes = [wish for wish in (held.again_at, again_at) if wish is not None]
    held.again_at = None
    held.worker = held.error = ""
    held.failures = held.losses = 0
    held.due_at = min(wishes, default=None)
    held.state = State.WAITING if wishes else State.DONE
    held.finished_at = None if wishes else act.at
    held.save(
        update_fields=["again_at", "worker", "error", "failures", "losses", "due_at", "state", "finished_at"],
    )
    return True


@operation
def postpone(*, due: Due, error: str, act: Act) -> bool:
    """Put work that failed off, each time twice as long; after twelve failures it is stuck until a person looks.

    A periodic job is never stuck. `error` says what failed and names nobody. False when another worker has the row.
    """
    held = Due.objects.held(due).select_for_update().first()
    if held is None:
        return False
    held.failures += 1
    if held.failures >= FAILURES_BEFORE_STUCK and held.key != PERIODIC:
        _give_up(held, error=error, act=act)
        return True
    held.state = State.WAITING
    held.worker = ""
    held.error = error[:300]
    held.due_at = act.at + _pause(held.failures)
    held.save(update_fields=["state", "worker", "error", "due_at", "failures"])
    return True


def _pause(failures: int) -> timedelta:
    doublings = min(failures - 1, 20)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


def _give_up(due: Due, *, error: str, act: Act) -> None:
    due.state = State.STUCK
    due.due_at = None
    due.worker = ""
    due.error = error[:300]
    due.save(update_fields=["state", "due_at", "worker", "error", "failures", "losses"])
    journal.record(happened=WorkStuck(due.kind, due.key, due.failures, due.error), act=act)


@operation
def release(*, act: Act) -> int:
    """Let all stuck work be tried again, from the first attempt, and return how many rows that was."""
    released = list(Due.objects.stuck().select_for_update())
    for due in released:
        _release(due, act)
    return len(released)


@operation
def retry(*, kind: str, key: str, act: Act) -> bool:
    """Let one piece of work that failed be tried now, from the first attempt; False when none of that key waits."""
    failed = Due.objects.unfinished().filter(kind=kind, key=key, failures__gt=0, state__in=[State.WAITING, State.STUCK])
    due = failed.select_for_update().first()
    if due is None:
        return False
    _release(due, act)
    return True


def _release(due: Due, act: Act) -> None:
    due.state = State.WAITING
    due.due_at = act.at
    due.failures = due.losses = 0
    due.save(update_fields=["state", "due_at", "failures", "losses"])
    journal.record(happened=WorkReleased(due.kind, due.key), act=act)


@operation
def forget(*, act: Act) -> None:
    """Delete rows done more than a week ago; what they did is told by the journal."""
    old = Due.objects.filter(finished_at__lt=act.at - KEPT).order_by("finished_at").values("pk")[:FORGOTTEN_AT_ONCE]
    Due.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()
