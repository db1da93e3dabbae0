"""The figures for programs, in the words of `schema.json`. What a page hides, the file hides too: null."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guichet.commons.indicators.cutting import COUNTRY
from guichet.commons.indicators.measures import Name
from guichet.commons.indicators.queries import PublicCell, Span, Standing
from guichet.surfaces.portal.figures import months
from guichet.surfaces.ui import figures

HEAD = ("service", "authority", "month")
COUNTS = (
    "received",
    "decided",
    "kept",
    "broken",
    "refused",
    "asked",
    "reopened",
    "overtaken",
    "jumped",
    "complaints",
    "answered",
    "answered_in_time",
)
RATES = (
    "kept_percent",
    "refused_percent",
    "asked_percent",
    "reopened_percent",
    "hours_for_half",
    "hours_for_nine_tenths",
    "hours_of_carriage_for_half",
    "hours_of_payment_for_half",
)
OF_A_CELL = (
    "figure",
    "service",
    "authority",
    "months",
    "place_kind",
    "place",
    "motive",
    "count",
    "in_time",
    "late",
    "percent_in_time",
    "hours_for_half",
    "hours_for_nine_tenths",
)
# Beside a rate of kept promises: what it could have been bought by.
BESIDE = (Name.REFUSED, Name.ASKED, Name.REOPENED)
LENGTHS = {
    "hours_of_carriage_for_half": Name.CARRIED,
    "hours_of_payment_for_half": Name.PAID,
}
PARTS = {"kept": (Name.DECIDED, False), "broken": (Name.DECIDED, True), "answered_in_time": (Name.ANSWERED, False)}


@dataclass(frozen=True, slots=True)
class Told:
    """`authorities` are the codes by service, `schema` and `log` addresses. Without a span nothing was counted yet."""

    span: Span | None
    cells: tuple[PublicCell, ...]
    standing: Mapping[str, Standing]
    authorities: Mapping[str, str]
    schema: str
    log: str


def document(told: Told) -> dict[str, Any]:
    span = told.span
    return {
        "$schema": told.schema,
        "as_of": span.as_of.isoformat() if span else None,
        "log": {"address": told.log, "size": span.log_size if span else 0},
        "overdue": [_standing(service, each, told) for service, each in sorted(told.standing.items())],
        "months": list(_months(told)),
        "cells": [_cell(each, told) for each in told.cells],
    }


def _standing(service: str, each: Standing, told: Told) -> dict[str, Any]:
    return {
        "service": service,
        "authority": told.authorities.get(service, ""),
        "count": _shown(each.overdue),
        "open": _shown(each.open),
        "oldest_days": None if figures.is_few(each.open) else each.oldest,
    }


def _shown(count: int) -> int | None:
    return None if figures.is_few(count) else count


def _months(told: Told) -> Iterator[dict[str, Any]]:
    """A row a service and month that has anything, whether it is shown or not."""
    found: defaultdict[tuple[str, str], dict[Name, PublicCell]] = defaultdict(dict)
    for cell in told.cells:
        if cell.place == COUNTRY and not cell.motive:
            for each in cell.months:
                found[cell.service, months.written(each)][cell.figure] = cell
    for (service, month), cells in sorted(found.items()):
        head = {"service": service, "authority": told.authorities.get(service, ""), "month": month}
        yield head | _counts(cells) | dict(_rates(cells))


def _counts(cells: Mapping[Name, PublicCell]) -> dict[str, int | None]:
    """A month that is told with others is one of fewer than ten, and null here."""
    return {name: _count(name, cells) for name in COUNTS}


def _count(name: str, cells: Mapping[Name, PublicCell]) -> int | None:
    figure, late = PARTS.get(name) or (Name(name), None)
    cell = cells.get(figure)
    if cell is None:
        return 0
    if len(cell.months) > 1:
        return None
    if late is None:
        return cell.count
    return cell.late if late else cell.in_time


def _rates(cells: Mapping[Name, PublicCell]) -> Iterator[tuple[str, int]]:
    """Of ten and more in that month."""
    of_its_own = {name: cell for name, cell in cells.items() if len(cell.months) == 1 and cell.count is not None}
    decided = of_its_own.get(Name.DECIDED)
    if decided is not None and decided.percent_in_time is not None:
        yield "kept_percent", decided.percent_in_time
        for name in BESIDE:
            beside = of_its_own.get(name)
            if beside is not None or name not in cells:
                count = beside.count if beside is not None else 0
                yield f"{name}_percent", 100 * (count or 0) // (decided.count or 1)
        yield from _lengths(decided)
    for column, name in LENGTHS.items():
        if name in of_its_own and (hours := of_its_own[name].hours_for(figures.MEDIAN)) is not None:
            yield column, hours


def _lengths(cell: PublicCell) -> Iterable[tuple[str, int]]:
    percents = {"hours_for_half": figures.MEDIAN, "hours_for_nine_tenths": figures.NINE_OF_TEN}
    found = {name: cell.hours_for(percent) for name, percent in percents.items()}
    return ((name, hours) for name, hours in found.items() if hours is not None)


def _cell(cell: PublicCell, told: Told) -> dict[str, Any]:
    rates = {"in_time": cell.in_time, "late": cell.late, "percent_in_time": cell.percent_in_time}
    return {
        "figure": cell.figure.value,
        "service": cell.service,
        "authority": told.authorities.get(cell.service, ""),
        "months": [months.written(each) for each in cell.months],
        "place_kind": cell.place.kind.value,
        "place": cell.place.code,
        "motive": cell.motive,
        "count": cell.count,
        **{name: rate for name, rate in rates.items() if rate is not None},
        **dict(_lengths(cell)),
    }
