"""What whoever watches centres looks at first: each number is the length of a list, and the list is there.

The same questions as the pages that the numbers lead to, each scoped to who asks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from guichet.domains.network import queries as network
from guichet.domains.network.queries import Expiry, Shortage
from guichet.domains.network.vocabulary import Ending
from guichet.domains.reception import hearing
from guichet.domains.reception.daily import closed_today
from guichet.domains.reporting import queries as reporting
from guichet.domains.reporting.queries import Fallen
from guichet.domains.reporting.queries import Standing as Report
from guichet.domains.supervision import queries as supervision
from guichet.domains.supervision.vocabulary import CentreState
from guichet.domains.territory.periods import after, month_of
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.facts import CentreFacts
from guichet.foundation.places.queries import Windows


class Door(StrEnum):
    """How a centre is at this moment, by what its people declared and by its hours."""

    OPEN = "open"
    LATE = "late"  # within opening hours, and nobody declared it open
    SHUT = "shut"  # its people closed the day before the hour
    CLOSED = "closed"  # outside opening hours


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    centre: CentreFacts
    door: Door
    state: CentreState


@dataclass(frozen=True, slots=True)
class Dashboard:
    """`month` is the last one that is over: reports are due of it. `overdue` are incidents past their time."""

    on: date
    month: date
    doors: tuple[AtTheDoor, ...]
    incidents: int
    overdue: int
    late: tuple[Report, ...]
    fallen: tuple[Fallen, ...]
    shortages: tuple[Shortage, ...]
    subscriptions: tuple[Expiry, ...]
    complaints: int

    def at(self, door: Door) -> tuple[AtTheDoor, ...]:
        return tuple(each for each in self.doors if each.door is door)


def dashboard(viewer: Viewer, at: datetime) -> Dashboard:
    """In as many queries for one centre as for all."""
    today = at.astimezone(BENIN).date()
    month = after(month_of(today), -1)
    incidents = supervision.counted_incidents(viewer, at)
    return Dashboard(
        on=today,
        month=month,
        doors=doors(viewer, at),
        incidents=incidents.open,
        overdue=incidents.overdue,
        late=reporting.late(viewer, month, at=at),
        fallen=reporting.fallen(viewer, month),
        shortages=network.shortages(viewer, today),
        subscriptions=tuple(each for each in network.expiries(viewer, today) if each.what is Ending.SUBSCRIPTION),
        complaints=hearing.untreated(viewer),
    )


def doors(viewer: Viewer, at: datetime) -> tuple[AtTheDoor, ...]:
    """Of the centres that the viewer follows, by name of their commune."""
    today = at.astimezone(BENIN).date()
    standings = supervision.standings(viewer)
    declared = closed_today(today)
    windows = places.windows(today, today, [each.centre.code for each in standings])
    return tuple(
        AtTheDoor(each.centre, _door(each.centre.code, declared, windows, at), each.state) for each in standings
    )


def _door(code: str, declared: Mapping[str, datetime | None], windows: Windows, at: datetime) -> Door:
    openings: Sequence[tuple[datetime, datetime]] = [
        window for of_day in windows.get(code, {}).values() for window in of_day
    ]
    if not any(starts <= at < ends for starts, ends in openings):
        return Door.CLOSED
    if code not in declared:
        return Door.LATE
    return Door.OPEN if declared[code] is None else Door.SHUT
