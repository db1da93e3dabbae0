"""The continuity of service of a commune, in public: the formula, and the months or days that the index is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.territory import measures
from guichet.domains.territory.measures import Counts
from guichet.domains.territory.periods import Period
from guichet.foundation.places.facts import CommuneFacts
from guichet.surfaces.portal.territory import asked, commune, pages
from guichet.surfaces.portal.territory.asked import Asked, Span
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.atlas import words
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Column, Link, Table


@dataclass(frozen=True, slots=True)
class ContinuityPage:
    """`centres` are the names of those whose slots are added."""

    frame: Frame
    index: str
    slots: str
    centres: str
    periods: tuple[Link, ...]
    table: Table | None


def page(
    request: HttpRequest,
    facts: CommuneFacts,
    counted: Mapping[date, Counts],
    centres: tuple[str, ...],
    about: Asked,
    span: Span,
) -> ContinuityPage:
    """`counted` are its days in the period: a month shows them, a longer one its months."""
    here = reverse("portal:territory:continuity", args=[facts.code])
    whole = measures.total(counted.values())
    back = Link(facts.name, f"{asked.page_of(facts.code)}?periode={about.period.written}")
    title = _("Continuité du service à %(commune)s, %(period)s") % {"commune": facts.name, "period": about.period}
    lines = _days(counted) if about.period.length == 1 else _months(counted, here)
    heading = Column(_("Jour")) if about.period.length == 1 else Column(_("Mois"))
    return ContinuityPage(
        frame=frame(request, title=title, way=from_home(pages.way_to_map(), back)),
        index=words.index(whole.continuity),
        slots=_("%(served)s tranches servies sur %(expected)s attendues")
        % {"served": wording.number(whole.served), "expected": wording.number(whole.expected)},
        centres=", ".join(centres),
        periods=asked.periods(about, span, here),
        table=Table(title, (heading, *_columns()), lines, stacked=True) if lines else None,
    )


def _columns() -> tuple[Column, ...]:
    titles = (
        _("Indice"),
        _("Tranches servies"),
        _("Tranches attendues"),
        _("Avec la liaison"),
        _("Incidents ouverts"),
        _("Incidents clos"),
    )
    return tuple(Column(title, numeric=True) for title in titles)


def _days(counted: Mapping[date, Counts]) -> tuple[tuple[str | Link, ...], ...]:
    return tuple((wording.day(on), *_cells(each)) for on, each in counted.items() if _is_any(each))


def _is_any(counts: Counts) -> bool:
    return counts.expected + counts.incidents_opened + counts.incidents_closed > 0


def _months(counted: Mapping[date, Counts], here: str) -> tuple[tuple[str | Link, ...], ...]:
    months = sorted({on.replace(day=1) for on, each in counted.items() if _is_any(each)})
    return tuple(
        (
            Link(commune.named([month]), f"{here}?periode={Period(month, 1).written}"),
            *_cells(measures.total(each for on, each in counted.items() if on.replace(day=1) == month)),
        )
        for month in months
    )


def _cells(counts: Counts) -> tuple[str, ...]:
    numbers = (counts.served, counts.expected, counts.linked, counts.incidents_opened, counts.incidents_closed)
    return (words.index(counts.continuity), *(wording.number(each) for each in numbers))
