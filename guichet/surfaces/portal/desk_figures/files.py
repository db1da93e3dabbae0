"""The same cells for a spreadsheet and for programs. What a page hides, the files hide too: `<10`, and null.

Names are in English for both languages: programs read them.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from guichet.commons.indicators.cutting import FEW
from guichet.domains.relations import published
from guichet.domains.relations.published import Cell, Means
from guichet.surfaces.portal.figures import months

NAME = "guichet-messages"
HIDDEN = f"<{FEW}"
WHOLE = "all"


def document(at: datetime) -> Mapping[str, Any]:
    """`cells` of one cut share no message, and each counts ten or more; `days_for_half` null is more than thirty.

    `transferred` came from another structure within that time. `as_of` is when they were counted, null when
    nothing was.
    """
    as_of = published.as_of(at)
    return {"as_of": as_of.isoformat() if as_of else None, "fewest": FEW, "cells": list(_cells(at))}


def table(at: datetime) -> str:
    text = io.StringIO()
    rows = [_flat(each) for each in _cells(at)]
    writer = csv.DictWriter(text, tuple(_flat(_cell(WHOLE, Cell((), published.ALL, None)))))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _cells(at: datetime) -> Iterator[Mapping[str, Any]]:
    yield from (_cell(WHOLE, each) for each in published.totals(at))
    for cut in published.CUTS:
        yield from (_cell(cut.name.lower(), each) for each in published.shares(cut, at))


def _cell(cut: str, cell: Cell) -> dict[str, Any]:
    told = cell.count is not None
    return {
        "cut": cut,
        "key": cell.key,
        "months": [months.written(each) for each in cell.months],
        "received": cell.count,
        "answered_in_30_days": cell.in_time if told else None,
        "days_for_half": cell.days_for_half,
        "transferred": cell.transferred if told else None,
        "scored_by_person": _means(cell.by_person),
        "scored_by_staff": _means(cell.by_staff),
    }


def _means(means: Means | None) -> dict[str, int] | None:
    return {"at_least": means.at_least, "delay": means.delay, "result": means.result} if means else None


def _flat(cell: Mapping[str, Any]) -> dict[str, Any]:
    """Without a nested one; an empty column is what is not told, or not in thirty days."""
    scores = {
        f"{source}_{name}": (cell[source] or {}).get(name, "")
        for source in ("scored_by_person", "scored_by_staff")
        for name in ("at_least", "delay", "result")
    }
    plain = {name: value for name, value in cell.items() if not name.startswith("scored_by_")}
    received = HIDDEN if cell["received"] is None else cell["received"]
    return plain | {"months": " ".join(cell["months"]), "received": received} | scores
