"""How the public figures change: a day is counted anew, whole, and the cells of a year are published anew, whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from guichet.commons.indicators.cutting import Piece
from guichet.commons.indicators.measures import MADE_OF, Counted, Name
from guichet.commons.indicators.models import Cell, CountedDay, Figure
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def keep_day(*, day: date, counted: Mapping[Counted, int], log_size: int = 0, act: Act) -> None:
    """Replace what was kept of that day. No event: each figure follows from the journal's own lines.

    `log_size` is how many lines the public log had, signed, when it was counted.
    """
    CountedDay.objects.update_or_create(day=day, defaults={"counted_at": act.at, "log_size": log_size})
    Figure.objects.filter(day=day).delete()
    Figure.objects.bulk_create(
        Figure(
            day=day,
            service=each.service,
            measure=each.measure.value,
            bucket=each.bucket,
            commune=each.commune,
            motive=each.motive,
            count=count,
        )
        for each, count in counted.items()
        if count
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of a figure of a service."""

    figure: Name
    service: str
    piece: Piece


@operation
def publish_year(*, year: int, told: Iterable[Told], act: Act) -> None:  # noqa: ARG001 whose act it is says nothing
    """Replace the published cells of that year. No event: they follow from the figures."""
    Cell.objects.filter(first__year=year).delete()
    Cell.objects.bulk_create(map(_cell, told))


def _cell(told: Told) -> Cell:
    made, piece, tally = MADE_OF[told.figure], told.piece, told.piece.tally
    return Cell(
        figure=told.figure.value,
        service=told.service,
        first=piece.months[0],
        last=piece.months[-1],
        months=[month.isoformat() for month in piece.months],
        kind=piece.place.kind.value,
        place=piece.place.code,
        motive=piece.motive,
        count=tally.count if tally else None,
        in_time=tally.in_time if tally and made.in_time else None,
        lengths={str(hours): count for hours, count in tally.lengths.items()} if tally else {},
    )
