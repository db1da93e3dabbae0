"""The figures for programs, in the words of `figures.schema.json`. What a page hides, the file hides too: null."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from guichet.commons.indicators.measures import Measure
from guichet.commons.indicators.queries import Span, Sums
from guichet.surfaces.portal.figures import months
from guichet.surfaces.ui import figures

OF_PEOPLE = (Measure.RECEIVED, Measure.DECIDED, Measure.ASKED, Measure.REFUSED)
Rows = Mapping[tuple[str, date], Sums]


def document(span: Span | None, rows: Rows, overdue: Mapping[str, int], *, schema: str, log: str) -> dict[str, Any]:
    """`schema` and `log` are addresses. Without a span nothing was counted yet."""
    return {
        "$schema": schema,
        "as_of": span.as_of.isoformat() if span else None,
        "log": {"address": log, "size": span.log_size if span else 0},
        "overdue": [{"service": service, "count": _shown(count)} for service, count in sorted(overdue.items())],
        "months": [
            {"service": service, "month": months.written(month), **dict(_counts(each)), **dict(_rates(each))}
            for (service, month), each in sorted(rows.items())
        ],
    }


def _shown(count: int) -> int | None:
    return None if figures.is_few(count) else count


def _counts(sums: Sums) -> Iterator[tuple[str, int | None]]:
    for measure in OF_PEOPLE:
        yield measure.value, _shown(sums.of(measure))
    decided, kept = sums.of(Measure.DECIDED), sums.of(Measure.KEPT)
    yield "kept", None if figures.is_few(decided) else kept
    yield "broken", None if figures.is_few(decided) else decided - kept


def _rates(sums: Sums) -> Iterator[tuple[str, int]]:
    """Of ten decisions and more."""
    if figures.is_few(sums.of(Measure.DECIDED)):
        return
    rates = {
        "kept_percent": sums.kept_rate,
        "hours_for_half": sums.hours_for(figures.MEDIAN),
        "hours_for_nine_tenths": sums.hours_for(figures.NINE_OF_TEN),
    }
    yield from ((name, rate) for name, rate in rates.items() if rate is not None)
