"""What the log says, held against what the State's own board says of the same months."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guichet.commons.public_log.auditing.judging import Months
from guichet.commons.public_log.refusals import Malformed

COMPARED = ("received", "decided", "broken")
FEW = 10


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Of that service in that month the log counts `logged`, and the board `said`; None where it only says « few »."""

    service: str
    month: str
    what: str
    logged: int
    said: int | None


@dataclass(frozen=True, slots=True)
class PublicBoard:
    """`months` by service and month; `log_size` is how many lines prove them."""

    log_size: int
    months: Mapping[tuple[str, str], Mapping[str, Any]]


def read(content: bytes) -> PublicBoard:
    """The JSON of the board. Raises Malformed, also for numbers that contradict each other."""
    try:
        told = json.loads(content)
        months = {(row["service"], row["month"]): row for row in told["months"]}
        size = told["log"]["size"]
    except (ValueError, KeyError, TypeError):
        raise Malformed from None
    if not _is_count(size) or not all(map(_agrees, months.values())):
        raise Malformed
    return PublicBoard(size, months)


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
    for (service, month), counts in sorted(logged.items()):
        row = board.months.get((service, month), {})
        for what in COMPARED:
            said = row.get(what, 0)
            most = FEW - 1 if said is None else said
            if counts[what] > most:
                yield Unsaid(service, month, what, counts[what], said)
