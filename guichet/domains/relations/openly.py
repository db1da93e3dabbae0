"""Concerns as anybody may read them: of which kind and theme, who answers, on which days. Nobody's words or name.

Days, never hours, and lists tell only of days that are over: else whoever saw somebody at a desk at ten o'clock, or
asked again each minute, would know which concern is theirs. Within a day the order is that of the references, which
are drawn by chance.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import reduce
from operator import or_

from django.db.models import Case, DateTimeField, F, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, LessThan

from guichet.domains.relations.models import Concern
from guichet.domains.relations.vocabulary import ConcernKind, ConcernState
from guichet.foundation.places.calendar import BENIN, ONE_DAY
from guichet.foundation.places.days import DayInBenin

Subject = tuple[ConcernKind, str]
# A reopening forgets that one was late: of the three moments, the first that is there is the latest.
CHANGED = Case(
    When(state=ConcernState.OPEN, then=Coalesce("escalated_at", "reopened_at", "opened_at")),
    default=F("answered_at"),
    output_field=DateTimeField(),
)
BY_DAY = (DayInBenin("opened_at").desc(), "reference")


class Happened(StrEnum):
    OPENED = "opened"
    TRANSFERRED = "transferred"
    ANSWERED = "answered"
    REOPENED = "reopened"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Asked:
    """Opened from `first` to `last`, both included; changed likewise. `subjects` are kinds with a theme: none, all."""

    first: date
    last: date
    subjects: Collection[Subject] = ()
    is_open: bool | None = None
    changed_from: date | None = None
    changed_to: date | None = None


@dataclass(frozen=True, slots=True)
class OpenConcern:
    """What is public of one. `to` is the authority that answers now; `changed_on` of one that is over, its answer."""

    reference: str
    kind: ConcernKind
    theme: str
    to: str
    is_open: bool
    is_late: bool
    opened_on: date
    changed_on: date
    due_on: date
    reopened_on: date | None
    steps: tuple[tuple[date, Happened], ...]


def count(asked: Asked, at: datetime) -> int:
    return _asked(asked, at).count()


def concerns(asked: Asked, at: datetime, *, start: int, size: int) -> tuple[OpenConcern, ...]:
    """Those of days that are over, the latest day first."""
    return _read(_asked(asked, at).order_by(*BY_DAY)[start : start + size])


def named(references: Sequence[str]) -> tuple[OpenConcern, ...]:
    """Whoever knows a reference reads its concern at once; in the order of their days, like a list."""
    return _read(Concern.objects.filter(reference__in=references).order_by(*BY_DAY))


def _read(rows: QuerySet[Concern]) -> tuple[OpenConcern, ...]:
    return tuple(_open(row) for row in rows.annotate(changed_at=CHANGED).prefetch_related("transfers"))


def _asked(asked: Asked, at: datetime) -> QuerySet[Concern]:
    end = min(asked.last + ONE_DAY, _day(at))
    rows = Concern.objects.filter(opened_at__gte=_midnight(asked.first), opened_at__lt=_midnight(end))
    if asked.subjects:
        rows = rows.filter(reduce(or_, (Q(kind=kind, theme=theme) for kind, theme in sorted(asked.subjects))))
    if asked.is_open is not None:
        rows = rows.filter(Q(state=ConcernState.OPEN) if asked.is_open else ~Q(state=ConcernState.OPEN))
    if asked.changed_from is not None:
        rows = rows.filter(GreaterThanOrEqual(CHANGED, _midnight(asked.changed_from)))
    if asked.changed_to is not None:
        rows = rows.filter(LessThan(CHANGED, _midnight(asked.changed_to + ONE_DAY)))
    return rows


def _open(row: Concern) -> OpenConcern:
    return OpenConcern(
        reference=row.reference,
        kind=ConcernKind(row.kind),
        theme=row.theme,
        to=row.to,
        is_open=row.state == ConcernState.OPEN,
        is_late=row.is_late and row.state == ConcernState.OPEN,
        opened_on=_day(row.opened_at),
        changed_on=_day(vars(row)["changed_at"]),
        due_on=_day(row.due_at),
        reopened_on=_day(row.reopened_at) if row.reopened_at else None,
        steps=tuple(sorted(_steps(row))),
    )


def _steps(row: Concern) -> Iterator[tuple[date, Happened]]:
    yield _day(row.opened_at), Happened.OPENED
    yield from ((_day(each.at), Happened.TRANSFERRED) for each in row.transfers.all())
    moments = {
        Happened.ANSWERED: row.answered_at,
        Happened.REOPENED: row.reopened_at,
        Happened.CLOSED: row.closed_at,
    }
    yield from ((_day(at), what) for what, at in moments.items() if at)


def _day(at: datetime) -> date:
    return at.astimezone(BENIN).date()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), BENIN)
