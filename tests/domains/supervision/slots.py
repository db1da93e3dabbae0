"""Slots of invented centres, as their nodes would tell them. 2 March 2026 is a Monday."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from guichet.domains.supervision import measures
from guichet.domains.supervision.measures import SLOT, Slot
from guichet.foundation.lib.act import Act, PlaceId, Surface, by_the_system
from guichet.foundation.places.calendar import BENIN

MONDAY = date(2026, 3, 2)
WELL: Mapping[str, float] = {"battery": 80.0, "disk": 40.0}


def moment(hour: int, minute: int = 0, *, day: int = 0) -> datetime:
    """In Benin's time, so many days after the Monday."""
    return datetime.combine(MONDAY + timedelta(days=day), time(hour, minute), BENIN)


def act(at: datetime, place: str | None = None) -> Act:
    acting = by_the_system(at=at, surface=Surface.WORKER, process="test")
    return Act(acting.actor, acting.at, PlaceId(place) if place else None, acting.surface)


def slot(
    at: datetime, *, centre: str = "LOK", samples: int = 10, kiosk: int = 10, screen: int = 10, link: int = 10,
    gauges: Mapping[str, float] = WELL,
) -> Slot:  # fmt: skip
    spread = {name: (value, value, value) for name, value in gauges.items()}
    return Slot(centre, measures.slot_start(at), samples, kiosk, screen, link, spread)


def span(begins: datetime, ends: datetime, *, samples: int = 10, kiosk: int = 10, link: int = 10) -> list[Slot]:
    """All slots from `begins` up to `ends`."""
    moments = [begins + SLOT * number for number in range((ends - begins) // SLOT)]
    return [slot(at, samples=samples, kiosk=kiosk, screen=samples, link=link) for at in moments]
