"""Which services were asked for at which centre: counts, and the moments that they are counts of; of no person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from guichet.domains.casework.models import Case
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.listed import Listed, listed
from guichet.foundation.places.days import DayInBenin


def services_asked(
    places: Collection[PlaceId], *, since: datetime, until: datetime
) -> tuple[tuple[PlaceId, str, int], ...]:
    """Centre, service and how many requests were submitted there, from `since` to `until`, which is left out."""
    rows = Case.objects.filter(place__in=places, submitted_at__gte=since, submitted_at__lt=until)
    found = rows.values_list("place", "service").annotate(count=Count("pk")).order_by("place", "service")
    return tuple((PlaceId(place), service, count) for place, service, count in found)


def services_by_day(place: PlaceId, *, since: datetime, until: datetime) -> tuple[tuple[date, str, int], ...]:
    """The same of one centre, day by day in Benin."""
    rows = Case.objects.filter(place=place, submitted_at__gte=since, submitted_at__lt=until)
    found = rows.annotate(on=DayInBenin("submitted_at")).values_list("on", "service")
    return tuple(found.annotate(count=Count("pk")).order_by("on", "service"))


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: when it was submitted, for which service, and how it stands. Neither reference nor person."""

    at: datetime
    service: str
    state: str


def requests(place: PlaceId, service: str, *, since: datetime, until: datetime, page: int = 1) -> Listed[Asked]:
    """Those that `services_asked` counts of one service, the oldest first."""
    rows = Case.objects.filter(place=place, service=service, submitted_at__gte=since, submitted_at__lt=until)
    part = listed(rows.only("service", "submitted_at", "state").order_by("submitted_at", "pk"), page)
    return part.of(lambda row: Asked(row.submitted_at, row.service, str(row.get_state_display())))
