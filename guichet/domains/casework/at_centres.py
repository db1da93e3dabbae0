"""Which services were asked for at which centre: counts alone, of no person."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count

from guichet.domains.casework.models import Case
from guichet.foundation.lib.act import PlaceId


def services_asked(
    places: Collection[PlaceId], *, since: datetime, until: datetime
) -> tuple[tuple[PlaceId, str, int], ...]:
    """Centre, service and how many requests were submitted there, from `since` to `until`, which is left out."""
    rows = Case.objects.filter(place__in=places, submitted_at__gte=since, submitted_at__lt=until)
    found = rows.values_list("place", "service").annotate(count=Count("pk")).order_by("place", "service")
    return tuple((PlaceId(place), service, count) for place, service, count in found)
