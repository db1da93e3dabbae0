"""What a page of the map is about, as its address says: a period, a layer, a department, an order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.territory.periods import Period
from guichet.foundation.places.facts import DepartmentFacts
from guichet.surfaces.ui.atlas import layers
from guichet.surfaces.ui.parts import Link

PERIOD, LAYER, DEPARTMENT, ORDER = "periode", "couche", "departement", "tri"
ORDERS = ("commune", "centres", "preparation", "visites", "satisfaction", "continuite", "voyages")


@dataclass(frozen=True, slots=True)
class Span:
    """The days of which something is counted."""

    first: date
    last: date

    def holds(self, period: Period) -> bool:
        return period.first <= self.last and self.first <= period.last


@dataclass(frozen=True, slots=True)
class Asked:
    """`department` is a code, empty for the whole country; `order` a column."""

    period: Period
    layer: str = layers.LAYERS[0].code
    department: str = ""
    order: str = ORDERS[0]

    def address(self, page: str) -> str:
        said = {
            LAYER: self.layer if self.layer != layers.LAYERS[0].code else "",
            PERIOD: self.period.written,
            DEPARTMENT: self.department,
            ORDER: self.order if self.order != ORDERS[0] else "",
        }
        return f"{page}?{urlencode({name: value for name, value in said.items() if value})}"


def read(query: QueryDict, span: Span, departments: Sequence[DepartmentFacts]) -> Asked:
    """Raises Http404 for a department that is none; whatever else is not known is the usual one."""
    department = query.get(DEPARTMENT, "")
    if department and all(each.code != department for each in departments):
        raise Http404
    order = query.get(ORDER, "")
    return Asked(
        period(query, span, usual(span)),
        layers.named(query.get(LAYER, "")).code,
        department,
        order if order in ORDERS else ORDERS[0],
    )


def usual(span: Span) -> Period:
    """The last month that is over, if it is counted; else the one under way."""
    before = Period.month(span.last).beside(-1)
    return before if span.holds(before) else Period.month(span.last)


def period(query: QueryDict, span: Span, otherwise: Period) -> Period:
    found = Period.read(query.get(PERIOD, ""))
    return found if found is not None and span.holds(found) else otherwise


def periods(about: Asked, span: Span, page: str) -> tuple[Link, ...]:
    """The one before and the one after, then the other lengths: only those of which something is counted."""
    found = []
    for by, word in ((-1, _("Avant\u00a0: %(period)s")), (1, _("Après\u00a0: %(period)s"))):
        other = about.period.beside(by)
        if span.holds(other):
            found.append(Link(word % {"period": other}, replace(about, period=other).address(page)))
    last = min(about.period.last, span.last)
    lengths = (Period.month(last), Period.quarter(last), Period.year(last))
    return (
        *found,
        *(
            Link(str(other), replace(about, period=other).address(page), current=other == about.period)
            for other in lengths
        ),
    )


def page_of(commune: str) -> str:
    return reverse("portal:territory:commune", args=[commune])
