"""Every question others may ask about work."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Count, Min, Q

from guichet.foundation.work.models import PERIODIC, Due, State


@dataclass(frozen=True, slots=True)
class Stuck:
    """Work that waits for a person."""

    kind: str
    key: str
    failures: int
    error: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Trouble:
    """Work of which the last try failed; it is tried again by itself unless it is stuck."""

    key: str
    failures: int
    error: str
    is_stuck: bool


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many unfinished rows of one kind are in one state."""

    kind: str
    state: str
    count: int


def next_due_at(kinds: Collection[str], since: datetime | None = None) -> datetime | None:
    """When a worker may next take a row of these kinds; a plain read, so that waiting workers block nobody."""
    found = Due.objects.since(since).filter(kind__in=kinds).aggregate(soonest=Min("due_at"))
    soonest: datetime | None = found["soonest"]
    return soonest


def stuck(*, limit: int = 100) -> tuple[Stuck, ...]:
    """The oldest first."""
    rows = Due.objects.stuck()[:limit]
    return tuple(Stuck(each.kind, each.key, each.failures, each.error, each.scheduled_at) for each in rows)


def troubles(kind: str, *, limit: int = 200) -> tuple[Trouble, ...]:
    """The unfinished work of a kind that failed, the oldest first."""
    rows = Due.objects.unfinished().filter(kind=kind, failures__gt=0).order_by("number")[:limit]
    return tuple(Trouble(each.key, each.failures, each.error, each.state == State.STUCK) for each in rows)


def backlog() -> tuple[Backlog, ...]:
    """What is not done, by kind and state."""
    rows = Due.objects.unfinished().order_by("kind", "state").values_list("kind", "state").annotate(Count("pk"))
    return tuple(Backlog(kind, state, count) for kind, state, count in rows)


FAILS_ALWAYS = 3  # of a periodic job, which is never stuck: so many failures in a row are no chance


@dataclass(frozen=True, slots=True)
class Arrears:
    """`since` when the oldest should have been done, None when nothing is late; `stuck` needs a person."""

    since: datetime | None
    stuck: int


def arrears(rooms: Collection[str], at: datetime) -> Arrears:
    """Of the kinds that begin with the name of one of these rooms. What failed is late since it was wished for."""
    named = reduce(or_, (Q(kind__startswith=f"{room}.") for room in rooms))
    found = (
        Due.objects.unfinished()
        .filter(named)
        .aggregate(
            due=Min("due_at", filter=Q(state=State.WAITING, failures=0, due_at__lte=at)),
            failed=Min("scheduled_at", filter=Q(failures__gt=0) & ~Q(state=State.STUCK) & ~Q(key=PERIODIC)),
            stuck=Count("pk", filter=Q(state=State.STUCK) | Q(key=PERIODIC, failures__gte=FAILS_ALWAYS)),
        )
    )
    late = [moment for moment in (found["due"], found["failed"]) if moment is not None]
    return Arrears(min(late, default=None), found["stuck"])


def is_stuck(*, kind: str, key: str) -> bool:
    return Due.objects.stuck().filter(kind=kind, key=key).exists()


def is_owed(*, kind: str, key: str) -> bool:
    return Due.objects.unfinished().filter(kind=kind, key=key).exists()
