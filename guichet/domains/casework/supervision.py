"""What supervisors see of their offices: how much waits, how old, how fast it goes. Numbers, never a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from operator import itemgetter

from django.db.models import Count, Q

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.base import Text
from guichet.domains.casework import queries
from guichet.domains.casework.models import Case, Turn
from guichet.domains.casework.policies import may_staff
from guichet.domains.casework.queries import PACE, Load
from guichet.domains.casework.vocabulary import Ending
from guichet.foundation.identity.viewer import Viewer

# Ready for less than so many days; after the last one comes everything older.
AGES = (1, 3, 7, 15, 30)
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Office:
    """Without a title when no published circuit has it any more, and cases are still there."""

    authority: str
    unit: str
    title: Text | None


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """`ages` counts the waiting cases by `AGES`, and those older than all; `finished` are steps of seven days."""

    office: Office
    loads: tuple[Load, ...]
    ages: tuple[int, ...]
    finished: int

    @property
    def waiting(self) -> int:
        return sum(load.waiting for load in self.loads)

    @property
    def days_ahead(self) -> int | None:
        """In how many days a case that becomes ready now is treated, at the pace of the last seven, if there is one."""
        return ceil(self.waiting * PACE.days / self.finished) if self.finished else None


def offices(supervisor: Viewer) -> tuple[Office, ...]:
    """Those of the published circuits that the viewer supervises, whether anything waits there or not."""
    return tuple(
        Office(authority, unit, title)
        for (authority, unit), title in sorted(catalogue.current().offices.items(), key=itemgetter(0))
        if may_staff(supervisor, authority=authority, unit=unit)
    )


def office(supervisor: Viewer, authority: str, unit: str) -> Office | None:
    """One of them; None for any other, known or not."""
    wanted = (each for each in offices(supervisor) if (each.authority, each.unit) == (authority, unit))
    return next(wanted, None)


def supervised(supervisor: Viewer, at: datetime) -> tuple[OfficeFacts, ...]:
    """In a fixed number of queries, however many offices and cases."""
    loads = queries.loads(supervisor, at)
    known = _with_former(offices(supervisor), loads)
    ages, finished = _ages(known, at), _finished(known, at)
    return tuple(
        OfficeFacts(
            office=each,
            loads=tuple(load for load in loads if (load.authority, load.unit) == (each.authority, each.unit)),
            ages=ages.get((each.authority, each.unit), (0,) * (len(AGES) + 1)),
            finished=finished.get((each.authority, each.unit), 0),
        )
        for each in known
    )


def _with_former(known: tuple[Office, ...], loads: tuple[Load, ...]) -> tuple[Office, ...]:
    places = {(each.authority, each.unit) for each in known}
    former = sorted({(load.authority, load.unit) for load in loads} - places)
    return (*known, *(Office(authority, unit, None) for authority, unit in former))


def _ages(known: tuple[Office, ...], at: datetime) -> Mapping[Place, tuple[int, ...]]:
    bounds = [at - timedelta(days=days) for days in AGES]
    counts = {
        f"age_{number}": Count("pk", filter=_between(younger, older))
        for number, (younger, older) in enumerate(zip([None, *bounds], [*bounds, None], strict=True))
    }
    counted = Case.objects.waiting().filter(_at(known)).values("authority", "unit").annotate(**counts).order_by()
    rows = counted.values_list("authority", "unit", *counts)
    return {(authority, unit): tuple(numbers) for authority, unit, *numbers in rows}


def _between(younger: datetime | None, older: datetime | None) -> Q:
    """Ready at the first moment or before, and after the second."""
    until = Q(ready_at__lte=younger) if younger else Q()
    return until & Q(ready_at__gt=older) if older else until


def _finished(known: tuple[Office, ...], at: datetime) -> Mapping[Place, int]:
    ended = Turn.objects.filter(_at(known), ending=Ending.FINISHED, ended_at__gt=at - PACE, ended_at__lte=at)
    rows = ended.values("authority", "unit").annotate(count=Count("pk")).order_by()
    return {(row["authority"], row["unit"]): row["count"] for row in rows}


def _at(known: tuple[Office, ...]) -> Q:
    wanted = Q(pk__in=[])
    for each in known:
        wanted |= Q(authority=each.authority, unit=each.unit)
    return wanted
