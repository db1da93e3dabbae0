"""Every question others may ask about the demonstration's own time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from guichet.foundation.demonstration.models import Invented, Year


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of the invented year is told: requests made, and moments of its days."""

    made: int
    wanted: int
    reached: int
    ticks: int
    is_finished: bool

    @property
    def percent(self) -> int:
        return 100 * self.reached // self.ticks if self.ticks else 100


def year() -> Year | None:
    return Year.objects.first()


def under_way_since() -> datetime | None:
    """Since when an invented year is being told, while it is: what is due before belongs to whoever tells it."""
    if not settings.DEMONSTRATION:
        return None
    found: datetime | None = Year.objects.filter(finished_at=None).values_list("began_at", flat=True).first()
    return found


def progress() -> Progress | None:
    """None when no year was wanted."""
    found = year()
    if found is None:
        return None
    made = Invented.objects.count()
    return Progress(made, found.wanted, found.reached, found.ticks, is_finished=found.finished_at is not None)


def places_made() -> frozenset[int]:
    return frozenset(Invented.objects.values_list("place", flat=True))


def places_of() -> Mapping[str, int]:
    """The place in the plan of each request of the year, by its reference."""
    return dict(Invented.objects.values_list("reference", "place"))


def stories() -> Mapping[str, tuple[str, ...]]:
    """The references of the requests that tell each story, in the order of the plan."""
    found: dict[str, tuple[str, ...]] = {}
    for story, reference in Invented.objects.exclude(story="").order_by("place").values_list("story", "reference"):
        found[story] = (*found.get(story, ()), reference)
    return found
