"""The past of the desk in the demonstration: messages of people who do not exist, all of them answered and over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from guichet.domains.relations.models import Concern, Transfer
from guichet.domains.relations.operations.concerns import ANSWERED_WITHIN
from guichet.domains.relations.vocabulary import Channel, ConcernKind, ConcernState, ScoreSource
from guichet.foundation.demonstration.processes import refuse_elsewhere
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class InventedScore:
    delay: int
    result: int
    source: ScoreSource


@dataclass(frozen=True, slots=True)
class InventedTransfer:
    """By whoever had it first, before it was answered."""

    source: str
    at: datetime
    motive: str


@dataclass(frozen=True, slots=True)
class InventedConcern:
    """`sex` is empty where nobody said it; `transfer` is None where it was answered by whoever had it first."""

    kind: ConcernKind
    channel: Channel
    theme: str
    sex: str
    to: str
    opened_at: datetime
    answered_at: datetime
    score: InventedScore | None
    transfer: InventedTransfer | None = None


@operation
def invent(*, concerns: Sequence[InventedConcern], act: Act) -> int:  # noqa: ARG001 an operation has its act
    """Keep them once, without words or events: nobody wrote, and no code leads to one. How many there are.

    Raises OnlyInTheDemonstration.
    """
    refuse_elsewhere()
    rows = (_row(number, each) for number, each in enumerate(concerns))
    Concern.objects.bulk_create(rows, ignore_conflicts=True, batch_size=AT_ONCE)
    passed_on = {_reference(number): each.transfer for number, each in enumerate(concerns) if each.transfer}
    kept = Concern.objects.filter(reference__in=passed_on, transfers=None).order_by("pk")
    Transfer.objects.bulk_create(_transfer(row, passed_on[row.reference]) for row in kept)
    return len(concerns)


def _transfer(row: Concern, each: InventedTransfer) -> Transfer:
    return Transfer(concern=row, source=each.source, to=row.to, motive=each.motive, at=each.at)


def _reference(number: int) -> str:
    return f"DEMO-M{number:05}"


def _row(number: int, each: InventedConcern) -> Concern:
    score = each.score
    return Concern(
        reference=_reference(number),
        imprint=f"invented {number}",
        kind=each.kind,
        channel=each.channel,
        theme=each.theme,
        sex=each.sex,
        to=each.to,
        state=ConcernState.CLOSED,
        opened_at=each.opened_at,
        due_at=each.opened_at + ANSWERED_WITHIN,
        first_answered_at=each.answered_at,
        answered_at=each.answered_at,
        closed_at=each.answered_at,
        delay_score=score.delay if score else None,
        result_score=score.result if score else None,
        scored_by=score.source if score else "",
    )
