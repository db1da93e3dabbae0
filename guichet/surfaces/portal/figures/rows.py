"""Cells in words. One that covers more than its row says so; one that hides says « moins de 10 »."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from guichet.commons.indicators import cutting
from guichet.commons.indicators.cutting import COUNTRY, Kind, Place, Tally
from guichet.commons.indicators.measures import Name
from guichet.commons.indicators.queries import PublicCell
from guichet.foundation.places.facts import DepartmentFacts
from guichet.surfaces.portal.figures import months
from guichet.surfaces.ui import figures, wording
from guichet.surfaces.ui.parts import Column

TWO = 2
Cells = Mapping[Name, PublicCell]


@dataclass(frozen=True, slots=True)
class Names:
    """Of communes and departments, by code; `department_of` is the code of that of each commune."""

    communes: Mapping[str, str] = field(default_factory=dict)
    departments: Mapping[str, str] = field(default_factory=dict)
    department_of: Mapping[str, str] = field(default_factory=dict)

    def of(self, place: Place) -> str:
        match place.kind:
            case Kind.COUNTRY:
                return _("tout le pays")
            case Kind.COMMUNE:
                return self.communes.get(place.code, place.code)
            case Kind.ONLINE:
                return _("sans passer par un centre")
            case Kind.DEPARTMENT:
                department = self.departments.get(place.code, place.code)
                return _("%(department)s, le reste") % {"department": department}
            case Kind.REST:
                return _("le reste du pays")


NOWHERE = Names()


def names(departments: Iterable[DepartmentFacts]) -> Names:
    found = tuple(departments)
    communes = {each.code: each.name for department in found for each in department.communes}
    department_of = {each.code: department.code for department in found for each in department.communes}
    return Names(communes, {each.code: each.name for each in found}, department_of)


@dataclass(frozen=True, slots=True)
class Seen:
    """The month and the place of a row, and the word for what it hides: few, unless another is given."""

    month: date
    place: Place = COUNTRY
    names: Names = NOWHERE
    hidden: str = ""

    def is_its_own(self, cell: PublicCell) -> bool:
        return cell.months == (self.month,) and cell.place == self.place

    def with_cover(self, text: str, cell: PublicCell) -> str:
        """« 14 (oct. et nov.) »: cells are of months of one year."""
        more = []
        if cell.months != (self.month,):
            more.append(get_text_list([months.short(each) for each in cell.months], _("et")))
        if cell.place != self.place:
            more.append(self.names.of(cell.place))
        return f"{text} ({', '.join(more)})" if more else text


def count(cell: PublicCell | None, seen: Seen) -> str:
    if cell is None:
        return wording.number(0)
    if cell.count is None:
        return seen.with_cover(seen.hidden or _("moins de 10"), cell)
    return seen.with_cover(wording.number(cell.count), cell)


def share(cell: PublicCell | None, decided: PublicCell | None, seen: Seen) -> str:
    """« 12 (8 %) » of a hundred decisions, where both are of the same months and the same place."""
    told = count(cell, seen)
    if cell is None or cell.count is None or decided is None or not decided.count:
        return told
    if (cell.months, cell.place) != (decided.months, decided.place):
        return told
    return _("%(count)s, soit %(rate)d\u00a0%%") % {"count": told, "rate": 100 * cell.count // decided.count}


def in_time(cell: PublicCell | None, seen: Seen, nothing: str) -> str:
    """« 93 % de 145 », and no rate of fewer than ten. How many these are stands beside, with what it covers."""
    if cell is None:
        return nothing
    if cell.count is None or cell.percent_in_time is None:
        return seen.hidden or _("trop peu")
    return _("%(rate)d %% de %(count)s") % {"rate": cell.percent_in_time, "count": wording.number(cell.count)}


def delay(cell: PublicCell | None, percent: int, seen: Seen, nothing: str) -> str:
    """« 2 jours »: within how long so many of a hundred were done."""
    if cell is None:
        return nothing
    hours = cell.hours_for(percent)
    return (seen.hidden or _("trop peu")) if hours is None else figures.length(hours)


def covered(cell: PublicCell | None, text: str, seen: Seen) -> str:
    """The same where no count stands beside it."""
    return text if cell is None or cell.count is None else seen.with_cover(text, cell)


def together(cells: Iterable[PublicCell], seen: Seen) -> Cells:
    """The sum of what is shown of that month and that place alone, by figure; untold where nothing is shown.

    Nothing at all unless two are summed somewhere.
    """
    found: dict[Name, list[PublicCell]] = {}
    for cell in cells:
        shown = found.setdefault(cell.figure, [])
        if cell.count is not None and seen.is_its_own(cell):
            shown.append(cell)
    if all(len(shown) < TWO for shown in found.values()):
        return {}
    untold = (seen.month,), seen.place
    return {name: _sum(name, each, seen) if each else PublicCell(name, "", *untold) for name, each in found.items()}


def _sum(name: Name, cells: Iterable[PublicCell], seen: Seen) -> PublicCell:
    several = list(cells)
    tally = cutting.total(Tally(each.count or 0, each.in_time or 0, each.lengths) for each in several)
    in_time = None if several[0].in_time is None else tally.in_time
    return PublicCell(name, "", (seen.month,), seen.place, "", tally.count, in_time, tally.lengths)


def promises() -> tuple[Column, ...]:
    return (
        Column(_("Reçues"), numeric=True),
        Column(_("Décidées"), numeric=True),
        Column(_("Tenues"), numeric=True),
        Column(_("Refus"), numeric=True),
        Column(_("Pièces"), numeric=True),
        Column(_("Rouvertes"), numeric=True),
        Column(_("La moitié en"), numeric=True),
        Column(_("Neuf sur dix en"), numeric=True),
    )


def promised(cells: Cells, seen: Seen) -> tuple[str, ...]:
    """A rate of kept promises, and beside it what could have bought it."""
    decided, nothing = cells.get(Name.DECIDED), _("aucune décision")
    return (
        count(cells.get(Name.RECEIVED), seen),
        count(decided, seen),
        in_time(decided, seen, nothing),
        share(cells.get(Name.REFUSED), decided, seen),
        share(cells.get(Name.ASKED), decided, seen),
        share(cells.get(Name.REOPENED), decided, seen),
        delay(decided, figures.MEDIAN, seen, nothing),
        delay(decided, figures.NINE_OF_TEN, seen, nothing),
    )


def others() -> tuple[Column, ...]:
    return (
        Column(_("Liaison, la moitié en"), numeric=True),
        Column(_("Paiement, la moitié en"), numeric=True),
        Column(_("Dépassements"), numeric=True),
        Column(_("Priorités"), numeric=True),
        Column(_("Réclamations"), numeric=True),
        Column(_("Répondues à temps"), numeric=True),
    )


def apart(cells: Cells, seen: Seen) -> tuple[str, ...]:
    """What is not the treatment: who waited for the link, for a payment, for whoever passed first, for an answer."""
    nothing, answered = _("aucune"), cells.get(Name.ANSWERED)
    half = {name: delay(cells.get(name), figures.MEDIAN, seen, nothing) for name in (Name.CARRIED, Name.PAID)}
    return (
        *(covered(cells.get(name), text, seen) for name, text in half.items()),
        count(cells.get(Name.OVERTAKEN), seen),
        count(cells.get(Name.JUMPED), seen),
        count(cells.get(Name.COMPLAINTS), seen),
        covered(answered, in_time(answered, seen, nothing), seen),
    )
