"""Complaints that the desk was given at centres, by day: how many, how many were answered, nothing of what they say."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time

from django.db.models import Count

from guichet.domains.relations.models import Concern
from guichet.domains.relations.vocabulary import ConcernKind
from guichet.foundation.places.calendar import BENIN, ONE_DAY
from guichet.foundation.places.days import DayInBenin

MOMENTS = {"complaints_opened": "opened_at", "complaints_treated": "answered_at"}


def daily(first: date, last: date) -> Mapping[tuple[str, date], Counter[str]]:
    """Of each centre and day from `first` to `last`, by the day on which it was written, and that of its answer."""
    found: defaultdict[tuple[str, date], Counter[str]] = defaultdict(Counter)
    begins, ends = datetime.combine(first, time(0), BENIN), datetime.combine(last + ONE_DAY, time(0), BENIN)
    complaints = Concern.objects.filter(kind=ConcernKind.COMPLAINT).exclude(place="")
    for name, moment in MOMENTS.items():
        told = complaints.filter(**{f"{moment}__gte": begins, f"{moment}__lt": ends})
        grouped = told.values_list("place", DayInBenin(moment)).annotate(count=Count("pk"))
        for place, on, count in grouped.order_by("place"):
            found[place, on][name] += count
    return found
