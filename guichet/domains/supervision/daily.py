"""What the supervision knows of each day of each centre: slots of its opening hours, incidents opened and closed."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time

from django.db.models import Count, Min

from guichet.domains.supervision.days import CentreDay
from guichet.domains.supervision.models import Incident, ServiceDay
from guichet.foundation.places.calendar import BENIN, ONE_DAY
from guichet.foundation.places.days import DayInBenin

MOMENTS = {"incidents_opened": "opened_at", "incidents_closed": "closed_at"}
SLOTS = ("expected", "up", "served", "linked")


def daily(first: date, last: date) -> Mapping[CentreDay, Counter[str]]:
    """Of each centre and day from `first` to `last`; what is nought is not there."""
    found: defaultdict[CentreDay, Counter[str]] = defaultdict(Counter)
    rows = ServiceDay.objects.filter(on__range=(first, last)).order_by("centre", "on")
    for centre, on, *counts in rows.values_list("centre", "on", *SLOTS):
        found[centre, on].update(dict(zip(SLOTS, counts, strict=True)))
    begins, ends = datetime.combine(first, time(0), BENIN), datetime.combine(last + ONE_DAY, time(0), BENIN)
    for name, moment in MOMENTS.items():
        told = Incident.objects.filter(**{f"{moment}__gte": begins, f"{moment}__lt": ends})
        grouped = told.values_list("centre", DayInBenin(moment)).annotate(count=Count("pk"))
        for centre, on, count in grouped.order_by("centre"):
            found[centre, on][name] += count
    return found


def first_day() -> date | None:
    found: date | None = ServiceDay.objects.aggregate(first=Min("on"))["first"]
    return found
