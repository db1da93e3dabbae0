"""The tables and the chart of a page of figures, from lines of cells."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from guichet.commons.indicators.cutting import COUNTRY
from guichet.commons.indicators.measures import Name
from guichet.commons.indicators.queries import PublicCell
from guichet.surfaces.portal.figures import rows
from guichet.surfaces.portal.figures.rows import Cells, Seen
from guichet.surfaces.ui.parts import Bar, Chart, Column, Link, Table


@dataclass(frozen=True, slots=True)
class Line:
    """A row: what it is about, and its cells as they are seen from there."""

    head: str | Link
    cells: Cells
    seen: Seen

    @property
    def label(self) -> str:
        return self.head.text if isinstance(self.head, Link) else self.head


def by_service(cells: Iterable[PublicCell]) -> Mapping[str, Cells]:
    found: defaultdict[str, dict[Name, PublicCell]] = defaultdict(dict)
    for cell in cells:
        found[cell.service][cell.figure] = cell
    return found


def both(what: str, heading: str, lines: Sequence[Line]) -> tuple[Table, ...]:
    """What was promised and kept, then what is apart from it; none without a line."""
    if not lines:
        return ()
    return (
        Table(
            caption=_("Les promesses : %(what)s") % {"what": what},
            columns=(Column(heading), *rows.promises()),
            rows=tuple((each.head, *rows.promised(each.cells, each.seen)) for each in lines),
            stacked=True,
        ),
        Table(
            caption=_("Ce qui attend ou passe à côté : %(what)s") % {"what": what},
            columns=(Column(heading), *rows.others()),
            rows=tuple((each.head, *rows.apart(each.cells, each.seen)) for each in lines),
            stacked=True,
        ),
    )


def of_all(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The sum of what several lines of one month and one place show; what they hide is in no sum."""
    if not lines:
        return ()
    seen = replace(lines[0].seen, hidden=_("pas montré"))
    sums = rows.together((cell for line in lines for cell in line.cells.values()), seen)
    return (Line(_("Somme de ce qui est montré"), sums, seen),) if sums else ()


def kept(what: str, heading: str, lines: Iterable[Line]) -> Chart | None:
    """The rates that are shown at all, of their own month and place; None without any."""
    bars = tuple(
        Bar(line.label, cell.percent_in_time, rows.in_time(cell, line.seen, ""))
        for line in lines
        if (cell := line.cells.get(Name.DECIDED)) is not None
        and cell.percent_in_time is not None
        and line.seen.is_its_own(cell)
    )
    caption = _("Promesses tenues, sur cent décisions : %(what)s") % {"what": what}
    return Chart(caption, heading, _("Tenues"), bars) if bars else None


def motives(what: str, cells: Sequence[PublicCell], titles: Mapping[str, str]) -> tuple[Table, ...]:
    """Why the clock was stopped, in the order of how often; none where nobody says."""
    if not cells:
        return ()
    in_order = sorted(cells, key=lambda each: (-(each.count or 0), each.motive))
    seen = Seen(cells[0].months[0], COUNTRY)
    return (
        Table(
            caption=_("Pourquoi le délai a été arrêté : %(what)s") % {"what": what},
            columns=(Column(_("Motif")), Column(_("Pièces"), numeric=True)),
            rows=tuple((titles.get(each.motive, each.motive), rows.count(each, seen)) for each in in_order),
            stacked=True,
        ),
    )
