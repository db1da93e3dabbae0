"""The service-continuity index: the share of ten-minute slots of opening hours in which a centre could serve.

A slot is expected when it lies wholly inside an opening. It counts as served when the node told at least five of its
ten samples, and the kiosk answered in at least five. The link counts apart: a centre serves without it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from guichet.domains.supervision.measures import ENOUGH, SLOT, Slot, slot_start
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.opening import Window
from guichet.foundation.places.queries import Windows

CentreDay = tuple[str, date]
AT_ONCE = 150  # openings in one statement: SQLite takes some thousand values


@dataclass(frozen=True, slots=True)
class Counted:
    """Slots of a day in its opening hours."""

    up: int = 0
    served: int = 0
    linked: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(self.up + other.up, self.served + other.served, self.linked + other.linked)


def day_of(at: datetime) -> date:
    return at.astimezone(BENIN).date()


def expected(windows: Sequence[Window]) -> int:
    """How many whole slots lie in these openings."""
    return sum(max(0, (slot_start(ends) - _first(starts)) // SLOT) for starts, ends in windows)


def _first(starts: datetime) -> datetime:
    begins = slot_start(starts)
    return begins if begins == starts else begins + SLOT


def counted(slots: Iterable[Slot], windows: Windows) -> Mapping[CentreDay, Counted]:
    """What these slots add to their days; each day of a slot is there, also with nothing."""
    found: dict[CentreDay, Counted] = defaultdict(Counted)
    for slot in slots:
        on = day_of(slot.begins_at)
        openings = windows.get(slot.centre, {}).get(on, ())
        inside = any(starts <= slot.begins_at and slot.begins_at + SLOT <= ends for starts, ends in openings)
        found[slot.centre, on] += _worth(slot) if inside else Counted()
    return found


def _worth(slot: Slot) -> Counted:
    is_up = slot.is_up
    return Counted(int(is_up), int(slot.serves), int(is_up and slot.link >= ENOUGH))


# Counted again from the slots themselves, by the database: what `counted` adds up as they come must be equal to it.
COUNT = """
WITH opening (centre, on_day, begins, ends) AS (VALUES {values})
SELECT opening.centre, opening.on_day,
    COUNT(CASE WHEN slot.samples >= {enough} THEN 1 END),
    COUNT(CASE WHEN slot.samples >= {enough} AND slot.kiosk >= {enough} THEN 1 END),
    COUNT(CASE WHEN slot.samples >= {enough} AND slot.link >= {enough} THEN 1 END)
FROM opening
JOIN supervision_slot AS slot
    ON slot.centre = opening.centre AND slot.begins_at >= opening.begins AND slot.begins_at < opening.ends
GROUP BY opening.centre, opening.on_day
"""


def recounted(windows: Windows) -> Mapping[CentreDay, tuple[int, Counted]]:
    """Of each centre and day of these openings: how many slots are expected, and what the slots that are here say."""
    told = {
        (centre, on): (expected(openings), Counted())
        for centre, days in windows.items()
        for on, openings in days.items()
    }
    for rows in _portions(_openings(windows)):
        for centre, on, *counts in _asked(rows):
            key = centre, date.fromisoformat(on)
            told[key] = told[key][0], told[key][1] + Counted(*counts)
    return told


def _openings(windows: Windows) -> Iterator[tuple[str, str, Any, Any]]:
    """Each whole slot of an opening begins in [begins, ends)."""
    as_kept = connection.ops.adapt_datetimefield_value
    for centre, days in windows.items():
        for on, openings in days.items():
            for starts, ends in openings:
                yield centre, on.isoformat(), as_kept(_first(starts)), as_kept(slot_start(ends))


def _portions(rows: Iterable[tuple[str, str, Any, Any]]) -> Iterator[list[tuple[str, str, Any, Any]]]:
    whole = list(rows)
    for begin in range(0, len(whole), AT_ONCE):
        yield whole[begin : begin + AT_ONCE]


def _asked(rows: Sequence[tuple[str, str, Any, Any]]) -> list[tuple[Any, ...]]:
    moment = "CAST(%s AS timestamptz)" if connection.vendor == "postgresql" else "%s"
    values = ", ".join([f"(%s, %s, {moment}, {moment})"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(values=values, enough=ENOUGH), [value for row in rows for value in row])
        return list(cursor.fetchall())
