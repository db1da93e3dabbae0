"""How much of the country is covered, by the ministry's rule; the figures of the press beside it, never mixed in."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.domains.network.queries import Coverage
from guichet.domains.network.shipped import Reading
from guichet.foundation.places import queries as places
from guichet.foundation.places.facts import DepartmentFacts
from guichet.surfaces.backoffice.network.parts import framed, to_the_network
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Column, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """`communes` are the rows that the numerator counts, and those that it does not, by department."""

    frame: Frame
    facts: tuple[SummaryRow, ...]
    communes: Table
    press: Table


def page(request: HttpRequest, found: Coverage, press: Sequence[Reading]) -> CoveragePage:
    said = {"covered": wording.number(len(found.covered)), "all": wording.number(found.communes)}
    share = _("%(percent)s %%") % {"percent": found.percent}
    return CoveragePage(
        frame=framed(request, _("Communes couvertes"), to_the_network()),
        facts=(
            SummaryRow(_("Communes couvertes"), _("%(covered)s sur %(all)s") % said),
            SummaryRow(_("Part"), share),
            SummaryRow(_("Au"), wording.day(found.on)),
        ),
        communes=_communes(frozenset(found.covered), places.departments()),
        press=_press(press),
    )


def _communes(covered: frozenset[str], departments: Sequence[DepartmentFacts]) -> Table:
    return Table(
        caption=_("Par département"),
        columns=(
            Column(_("Département")),
            Column(_("Couvertes"), numeric=True),
            Column(_("Communes couvertes")),
            Column(_("Communes sans site ouvert")),
        ),
        rows=tuple(_row(covered, each) for each in departments),
        stacked=True,
    )


def _row(covered: frozenset[str], department: DepartmentFacts) -> tuple[str, ...]:
    inside = [each.name for each in department.communes if each.code in covered]
    outside = [each.name for each in department.communes if each.code not in covered]
    count = _("%(covered)s sur %(all)s") % {"covered": len(inside), "all": len(department.communes)}
    return department.name, count, ", ".join(inside) or _("aucune"), ", ".join(outside) or _("aucune")


def _press(press: Sequence[Reading]) -> Table:
    return Table(
        caption=_("Ce que la presse et les partenaires ont écrit"),
        columns=(Column(_("Ce que le chiffre dirait")), Column(_("Chiffre"), numeric=True), Column(_("Source"))),
        rows=tuple((each.said, wording.number(each.figure), each.source) for each in press),
        stacked=True,
    )
