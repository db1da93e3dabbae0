"""Focal points: on which days they opened, what they were taught, and which centres were the most regular.

In public a centre is named, never a person.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guichet.domains.network.models import Site, Training
from guichet.domains.network.queries.sites import SiteFacts
from guichet.domains.reception import queries as reception
from guichet.foundation.identity import queries as identity
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import ONE_DAY, is_working_day

MOST_NAMED = 3  # centres that tie; more of them are counted


@dataclass(frozen=True, slots=True, order=True)
class Opener:
    """Inside only: who declared the site open, on how many days."""

    name: str
    days: int


@dataclass(frozen=True, slots=True)
class Presence:
    """Working days on which the site was declared open, of those that are over, from `first` to `last`."""

    first: date
    last: date
    opened: tuple[date, ...]
    due: int
    openers: tuple[Opener, ...]


@dataclass(frozen=True, slots=True)
class Taught:
    name: str
    title: str
    on: date
    source: str


@dataclass(frozen=True, slots=True)
class MostRegular:
    """The centres of a month that were declared open on most of its `due` working days, all of them if they tie."""

    month: date
    centres: tuple[str, ...]  # names
    opened: int
    due: int

    @property
    def said(self) -> str:
        """The rule stands in the sentence, wherever it is read; beyond a few, the centres that tie are counted."""
        said = _(
            "Le plus régulier en %(month)s : %(centres)s, ouvert %(opened)d jours ouvrables sur %(due)d. "
            "Est nommé celui dont les points focaux ont déclaré l’ouverture le plus de jours ouvrables du mois ; "
            "à égalité, tous le sont."
        )
        many = _(
            "Les plus réguliers en %(month)s : %(count)d centres à égalité, ouverts %(opened)d jours ouvrables "
            "sur %(due)d. Comptent les jours dont les points focaux ont déclaré l’ouverture."
        )
        facts = {"month": date_format(self.month, "F Y"), "opened": self.opened, "due": self.due}
        if len(self.centres) > MOST_NAMED:
            return many % {**facts, "count": len(self.centres)}
        return said % {**facts, "centres": ", ".join(self.centres)}


def presence(site: SiteFacts, on: date) -> Presence:
    """Of the month of that day, up to it."""
    first = on.replace(day=1)
    due = _working_days(first, on)
    declared = [each for each in reception.days_declared(first, on) if each.place == site.reference and each.on in due]
    names = identity.staff_names({each.by for each in declared})
    by = Counter(each.by for each in declared)
    openers = sorted(Opener(names.get(staff, ""), days) for staff, days in by.items())
    return Presence(first, on, tuple(each.on for each in declared), len(due), tuple(openers))


def trainings(site: SiteFacts) -> tuple[Taught, ...]:
    """Inside only. The latest first."""
    rows = Training.objects.filter(site__reference=site.reference).order_by("-on", "-pk")
    names = identity.staff_names({row.staff for row in rows})
    return tuple(Taught(names.get(row.staff, ""), row.title, row.on, row.source) for row in rows)


def most_regular(on: date) -> MostRegular | None:
    """Of the last month that was over by then. Public.

    None when nobody declared a day, and at a centre, which knows its own days alone.
    """
    last = on.replace(day=1) - ONE_DAY
    first = last.replace(day=1)
    due = _working_days(first, last)
    days = Counter(each.place for each in reception.days_declared(first, last) if each.on in due)
    if not days:
        return None
    most = max(days.values())
    best = [place for place, count in days.items() if count == most]
    names = Site.objects.filter(reference__in=best).order_by("name", "pk").values_list("name", flat=True)
    return MostRegular(first, tuple(names), most, len(due)) if names else None


def _working_days(first: date, last: date) -> frozenset[date]:
    announced = places.announced()
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return frozenset(day for day in days if is_working_day(day, announced))
