"""The nearest centres to a commune that the person chooses, on a sheet as on the page of centres."""

from dataclasses import dataclass

from django.http import HttpRequest

from guichet.foundation.places import queries as places
from guichet.foundation.places.facts import CommuneFacts, DepartmentFacts, NearCentre

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Nearby:
    """Communes to choose from, the one chosen, and the centres nearest to it; `unknown` is what named no commune."""

    address: str
    departments: tuple[DepartmentFacts, ...]
    commune: CommuneFacts | None
    centres: tuple[NearCentre, ...]
    unknown: str


def nearby(request: HttpRequest) -> Nearby:
    asked = request.GET.get("commune", "")
    commune = places.commune(asked)
    return Nearby(
        address=request.path,
        departments=places.departments(),
        commune=commune,
        centres=places.nearest_centres(commune, limit=SHOWN) if commune else (),
        unknown=asked[:80] if asked and commune is None else "",
    )
