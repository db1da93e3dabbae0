"""What the agents of a supervisor read, day by day."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guichet.domains.casework.digest import digest
from guichet.foundation.demonstration import clock
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.places.calendar import BENIN, ONE_DAY
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.backoffice.readings import pages

DAY = "jour"


@require_safe
@staff_only(role=RoleKind.SUPERVISOR)
def day(request: HttpRequest) -> HttpResponse:
    """Yesterday, when no day is asked for: the last one that is whole."""
    today = clock.now().astimezone(BENIN).date()
    wanted = min(_asked(request) or today - ONE_DAY, today)
    page = pages.day(request, digest(viewer_of(request), wanted), today)
    return render(request, "backoffice/readings/day.html", {"page": page})


def _asked(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(DAY, ""))
    except ValueError:
        return None
