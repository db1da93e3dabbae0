"""What the page of the desk's public figures shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.offer import DelayUnit
from guichet.commons.indicators.cutting import OTHERS
from guichet.domains.relations import routing
from guichet.domains.relations.figures import Cut
from guichet.domains.relations.published import LONGEST, Cell, Means
from guichet.domains.relations.vocabulary import Channel, ConcernKind, Sex
from guichet.surfaces.portal.figures import months
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import catalogue_words, wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Bar, Chart, Column, Link, Table

CUTS: Mapping[Cut, str | Promise] = {
    Cut.THEME: gettext_lazy("Thème"),
    Cut.STRUCTURE: gettext_lazy("Structure qui en répond"),
    Cut.CHANNEL: gettext_lazy("Canal"),
    Cut.SEX: gettext_lazy("Sexe"),
    Cut.KIND: gettext_lazy("Nature"),
}
CHANGES: tuple[tuple[date, str | Promise], ...] = (
    (
        date(2026, 11, 30),
        gettext_lazy(
            "Un message transmis compte pour la structure qui l’avait quand sa première réponse est partie ou, sans "
            "réponse à temps, quand ses trente jours ont pris fin. Avant, il passait à celle qui l’a aujourd’hui. Les "
            "messages transmis sont comptés aussi."
        ),
    ),
)
RECENT = 24  # groups of months on the page; the files have all
LABELS: tuple[type[TextChoices], ...] = (Channel, Sex, ConcernKind)
Shares = Mapping[Cut, Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Nothing but `links` while no month is told. `shares` are of the months that are chosen."""

    frame: Frame
    links: tuple[Link, ...]
    chart: Chart | None = None
    table: Table | None = None
    months: tuple[Link, ...] = ()
    shares: tuple[Table, ...] = ()
    changes: Table | None = None


def chosen(totals: Sequence[Cell], written: str) -> Cell | None:
    """The cell that has the month which an address asks for, else the latest that says something; none of none."""
    month = months.read(written)
    asked = [each for each in totals if month in each.months]
    told = [each for each in totals if each.count is not None]
    return next(iter((*asked, *reversed(told), *totals)), None)


def nothing_yet(request: HttpRequest) -> FiguresPage:
    return FiguresPage(_frame(request), _links())


def every(request: HttpRequest, totals: Sequence[Cell], chosen: Cell, shares: Shares) -> FiguresPage:
    recent = totals[-RECENT:]
    latest_first = list(reversed(recent))
    here = reverse("portal:desk-figures:all")
    bars = tuple(Bar(_group(each), each.count or 0, _count(each)) for each in recent)
    return FiguresPage(
        frame=_frame(request),
        links=_links(),
        chart=Chart(_("Messages reçus"), _("Mois"), _("Messages"), bars),
        table=_table(_("Mois par mois"), _("Mois"), [(_group(each), each) for each in latest_first]),
        months=tuple(
            Link(_group(each), f"{here}?mois={months.written(each.months[0])}", current=each is chosen)
            for each in latest_first
        ),
        shares=tuple(_shared(chosen, shares)),
        changes=_changes(),
    )


def _changes() -> Table:
    return Table(
        caption=_("Ce qui a changé dans la façon de compter"),
        columns=(Column(_("Depuis")), Column(_("Changement"))),
        rows=tuple((wording.day(since), str(said)) for since, said in CHANGES),
        stacked=True,
    )


def _shared(chosen: Cell, shares: Shares) -> list[Table]:
    found = []
    for cut, cells in shares.items():
        of_group = [(_said(cut, each.key), each) for each in cells if each.months == chosen.months]
        if of_group:
            caption = _("%(cut)s : %(months)s") % {"cut": CUTS[cut], "months": _group(chosen)}
            found.append(_table(caption, str(CUTS[cut]), sorted(of_group, key=lambda line: _place(*line))))
    return found


def _place(said: str, cell: Cell) -> tuple[bool, int, str]:
    """The most first, and the rest last."""
    return cell.key == OTHERS, -(cell.count or 0), said


def _table(caption: str, heading: str, lines: Sequence[tuple[str, Cell]]) -> Table:
    columns = (
        Column(heading),
        Column(_("Reçus"), numeric=True),
        Column(_("Répondus dans les 30 jours"), numeric=True),
        Column(_("La moitié, en")),
        Column(_("Venus d’une autre structure"), numeric=True),
        Column(_("Notes des personnes : délai, réponse")),
        Column(_("Notes saisies pour elles : délai, réponse")),
    )
    return Table(caption, columns, tuple((said, *_figures(cell)) for said, cell in lines), stacked=True)


def _figures(cell: Cell) -> tuple[str, ...]:
    if cell.count is None:
        few = _("trop peu pour le dire")
        return _count(cell), few, few, few, few, few
    return (
        _count(cell),
        wording.number(cell.in_time),
        _half(cell.days_for_half),
        wording.number(cell.transferred),
        _means(cell.by_person),
        _means(cell.by_staff),
    )


def _count(cell: Cell) -> str:
    return _("moins de 10") if cell.count is None else wording.number(cell.count)


def _half(days: int | None) -> str:
    if days is None:
        return _("plus de %(days)s") % {"days": wording.counted(LONGEST, DelayUnit.CALENDAR_DAYS)}
    return wording.counted(days, DelayUnit.CALENDAR_DAYS)


def _means(means: Means | None) -> str:
    if means is None:
        return _("moins de 10 notes")
    told = {"delay": means.delay, "result": means.result, "count": wording.number(means.at_least)}
    return _("%(delay)s sur 10, %(result)s sur 10 (%(count)s notes ou plus)") % told


def _group(cell: Cell) -> str:
    """« novembre 2026 », or « août et octobre 2026 » where several are told together."""
    *others, last = cell.months
    if not others:
        return months.name(last)
    words = {"months": ", ".join(months.name(each) for each in others), "last": months.name(last)}
    return _("%(months)s et %(last)s, ensemble") % words


def _said(cut: Cut, key: str) -> str:
    if key == OTHERS:
        return _("Non dit, et le reste") if cut is Cut.SEX else _("Le reste, ensemble")
    if cut is Cut.THEME:
        found = routing.themes().get(key)
        return catalogue_words.said(found.name) if found else key
    if cut is Cut.STRUCTURE:
        return catalogue_words.said(routing.name_of(catalogue.current(), key)) or key
    return next((str(each.label).capitalize() for words in LABELS for each in words if each.value == key), key)


def _frame(request: HttpRequest) -> Frame:
    return frame(
        request,
        title=_("Les messages à l’administration, en chiffres"),
        description=_("Combien sont arrivés, en combien de jours ils ont eu leur réponse, et comment elle est notée."),
        way=from_home(Link(_("Les promesses de l’État, en chiffres"), reverse("portal:figures:all"))),
    )


def _links() -> tuple[Link, ...]:
    return (
        Link(_("Tous ces chiffres pour un tableur (CSV)"), reverse("portal:desk-figures:csv")),
        Link(_("Tous ces chiffres pour un programme (JSON)"), reverse("portal:desk-figures:json")),
        Link(_("Écrire à l’administration"), reverse("portal:concerns:start")),
    )
