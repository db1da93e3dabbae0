"""What the log says, held against what the State's own board says of the same months."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guichet.commons.public_log.auditing.judging import Months
from guichet.commons.public_log.refusals import Malformed

COMPARED = ("received", "decided", "broken", "refused", "asked", "complaints", "reopened", "jumped")
FEW = 10


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Of that service in that month the log counts `logged`, and the board `said`; None where it only says « few ».

    `month` is several, apart by a space, where the board tells them together.
    """

    service: str
    month: str
    what: str
    logged: int
    said: int | None


Told = tuple[frozenset[str], int | None]  # how many of those months together; None is few


@dataclass(frozen=True, slots=True)
class PublicBoard:
    """`months` by service and month; `log_size` is how many lines prove them.

    `cells` are what is told of the country by service and figure, of a board that tells months together; None of one
    that does not.
    """

    log_size: int
    months: Mapping[tuple[str, str], Mapping[str, Any]]
    cells: Mapping[tuple[str, str], Sequence[Told]] | None = None

    def said(self, service: str, what: str, month: str) -> Told:
        """What is told of that month, alone or with others."""
        if self.cells is None:
            return frozenset((month,)), self.months.get((service, month), {}).get(what, 0)
        told = (each for each in self.cells.get((service, what), ()) if month in each[0])
        return next(told, (frozenset((month,)), 0))


def read(content: bytes) -> PublicBoard:
    """The JSON of the board. Raises Malformed, also for numbers that contradict each other."""
    try:
        told = json.loads(content)
        months = {(row["service"], row["month"]): row for row in told["months"]}
        size = told["log"]["size"]
        cells = _cells(told["cells"]) if "cells" in told else None
    except (ValueError, KeyError, TypeError):
        raise Malformed from None
    board = PublicBoard(size, months, cells)
    if not _is_count(size) or not all(map(_agrees, months.values())) or not _is_one(board):
        raise Malformed
    return board


def _cells(told: Iterable[Mapping[str, Any]]) -> Mapping[tuple[str, str], Sequence[Told]]:
    """Of the country alone. Raises ValueError for what is no count, or for a month that is told twice."""
    found: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for cell in told:
        if cell["place_kind"] == "country" and not cell["motive"]:
            months = frozenset(map(str, cell["months"]))
            _tell(found[cell["service"], cell["figure"]], months, cell["count"])
            if cell["figure"] == "decided":
                _tell(found[cell["service"], "broken"], months, None if cell["count"] is None else cell["late"])
    return found


def _tell(told: list[Told], months: frozenset[str], count: object) -> None:
    if (count is not None and not _is_count(count)) or any(months & others for others, _count in told):
        raise ValueError
    told.append((months, count if isinstance(count, int) else None))


def _is_one(board: PublicBoard) -> bool:
    """Whether the rows of months say what the cells do."""
    if board.cells is None:
        return True
    rows = board.months.items()
    return all(_row_says(board, *key, row.get(what), what) for key, row in rows for what in COMPARED)


def _row_says(board: PublicBoard, service: str, month: str, count: object, what: str) -> bool:
    months, told = board.said(service, what, month)
    return count == (told if len(months) == 1 else None)


def _is_count(told: object) -> bool:
    return type(told) is int and told >= 0


def _agrees(row: Mapping[str, Any]) -> bool:
    """Counts are whole numbers, or null for few; kept and broken make decided, and are given from ten decisions on."""
    counts = [row[name] for name in (*COMPARED, "kept") if row.get(name) is not None]
    if not all(map(_is_count, counts)):
        return False
    decided, kept, broken = row.get("decided"), row.get("kept"), row.get("broken")
    if kept is None or broken is None:
        return (decided is None or decided < FEW) and "kept_percent" not in row
    if decided is None:
        return False
    rate = 100 * kept // decided if decided else None
    return bool(kept + broken == decided and row.get("kept_percent", rate) == rate)


def unsaid(board: PublicBoard, logged: Months) -> Iterator[Unsaid]:
    """What the lines of `board.log_size` show and the board does not say, in the order of service and month.

    The board may know more: some lines still waited for their crowd when it was counted.
    """
    seen: set[tuple[str, str, frozenset[str]]] = set()
    for service, month in sorted(logged):
        for what in COMPARED:
            months, said = board.said(service, what, month)
            if (service, what, months) in seen:
                continue
            seen.add((service, what, months))
            shown = sum(logged[service, each][what] for each in months if (service, each) in logged)
            if shown > (FEW - 1 if said is None else said):
                yield Unsaid(service, " ".join(sorted(months)), what, shown, said)
