"""The figures that staff open down to their rows: communes, then days, then one day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from guichet.domains.territory.measures import Counts
from guichet.domains.territory.telling import Figure, Told
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.atlas import words


@dataclass(frozen=True, slots=True)
class Shown:
    """`said` is the figure as people read it; `is_any` whether there is anything to open."""

    title: str | Promise
    said: Callable[[Counts], str]
    is_any: Callable[[Counts], bool]


def _visitor(counts: Counts) -> str:
    return words.share(Told(counts.visitor, counts.visitor_yes))


def _staff(counts: Counts) -> str:
    return words.share(Told(counts.staff, counts.staff_yes))


def _slots(counts: Counts) -> str:
    return words.index(counts.continuity)


FIGURES: Mapping[str, Shown] = {
    "visites": Shown(gettext_lazy("Visites"), lambda each: wording.number(each.visits), lambda each: each.visits > 0),
    "avis": Shown(gettext_lazy("Satisfaits, pressé par les visiteurs"), _visitor, lambda each: each.visitor > 0),
    "saisis": Shown(gettext_lazy("Satisfaits, saisi par le centre"), _staff, lambda each: each.staff > 0),
    "continuite": Shown(gettext_lazy("Continuité du service"), _slots, lambda each: each.expected > 0),
    "incidents": Shown(
        gettext_lazy("Incidents ouverts"),
        lambda each: wording.number(each.incidents_opened),
        lambda each: each.incidents_opened + each.incidents_closed > 0,
    ),
    "plaintes": Shown(
        gettext_lazy("Plaintes recueillies"),
        lambda each: wording.number(each.complaints_opened),
        lambda each: each.complaints_opened + each.complaints_treated > 0,
    ),
}
OF_PEOPLE = {"visites": Figure.VISITS, "avis": Figure.VISITOR, "saisis": Figure.STAFF, "plaintes": Figure.COMPLAINTS}


def named(code: str) -> Shown:
    """Raises Http404."""
    if code not in FIGURES:
        raise Http404
    return FIGURES[code]
