"""The past of a centre of the demonstration: a register as it would be, of people who do not exist."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from guichet.domains.reception.models import Day, Satisfaction, Visit
from guichet.domains.reception.vocabulary import Dissatisfaction, Outcome, Purpose, Sex, Source
from guichet.foundation.demonstration.processes import refuse_elsewhere
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation

AT_ONCE = 500
OPENER = "invented"


@dataclass(frozen=True, slots=True)
class InventedVisit:
    sex: Sex
    purpose: Purpose
    outcome: Outcome
    opened_at: datetime
    closed_at: datetime


@dataclass(frozen=True, slots=True)
class InventedWord:
    """What one said on the way out, or what was entered for them."""

    satisfied: bool
    source: Source
    reason: Dissatisfaction | None
    said_at: datetime


@dataclass(frozen=True, slots=True)
class InventedPast:
    """`name` sets its references apart from those of another past; `days` are those declared open, from when on."""

    place: PlaceId
    name: str
    visits: Sequence[InventedVisit]
    words: Sequence[InventedWord]
    days: Sequence[tuple[date, datetime]]


@operation
def invent(*, past: InventedPast, act: Act) -> int:  # noqa: ARG001 an operation has its act
    """Keep it once, without tickets or events: nobody came. How many visits there are.

    Raises OnlyInTheDemonstration.
    """
    refuse_elsewhere()
    Visit.objects.bulk_create(
        (_visit(past, number, each) for number, each in enumerate(past.visits)),
        ignore_conflicts=True,
        batch_size=AT_ONCE,
    )
    Satisfaction.objects.bulk_create(
        (_word(past, number, each) for number, each in enumerate(past.words)),
        ignore_conflicts=True,
        batch_size=AT_ONCE,
    )
    Day.objects.bulk_create((_day(past, *each) for each in past.days), ignore_conflicts=True, batch_size=AT_ONCE)
    return len(past.visits)


def _reference(past: InventedPast, kind: str, number: int) -> str:
    return f"demo-{past.place}-{past.name}-{kind}{number}".lower()


def _visit(past: InventedPast, number: int, each: InventedVisit) -> Visit:
    return Visit(
        reference=_reference(past, "v", number),
        place=past.place,
        sex=each.sex,
        purpose=each.purpose,
        outcome=each.outcome,
        opened_at=each.opened_at,
        closed_at=each.closed_at,
    )


def _word(past: InventedPast, number: int, each: InventedWord) -> Satisfaction:
    return Satisfaction(
        reference=_reference(past, "s", number),
        place=past.place,
        satisfied=each.satisfied,
        source=each.source,
        reason=each.reason or "",
        said_at=each.said_at,
    )


def _day(past: InventedPast, on: date, opened_at: datetime) -> Day:
    return Day(
        reference=f"demo-{past.place}-{on:%Y%m%d}".lower(),
        place=past.place,
        on=on,
        opened_at=opened_at,
        opened_by=OPENER,
    )
