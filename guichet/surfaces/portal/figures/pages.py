"""What the pages of public figures show. A rate never stands alone: what it could hide is beside."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.motives import TITLES
from guichet.commons.catalogue.definition.offer import DelayUnit
from guichet.commons.catalogue.snapshot import Sheet, Snapshot
from guichet.commons.indicators.cutting import COUNTRY, FEW, OTHERS, Kind, Place
from guichet.commons.indicators.measures import Name
from guichet.commons.indicators.queries import PublicCell, Span, Standing
from guichet.surfaces.portal.figures import months, placing, tables
from guichet.surfaces.portal.figures.choosing import Asked, Choice
from guichet.surfaces.portal.figures.rows import Cells, Names, Seen
from guichet.surfaces.portal.figures.tables import Line
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import figures, wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Chart, Link, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class Facts:
    """`cells` are of the country, `shared` says how places and motives share them."""

    span: Span
    standing: Mapping[str, Standing]
    cells: tuple[PublicCell, ...]
    names: Names
    shared: tuple[PublicCell, ...] = ()


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """`as_of` is empty when nothing was counted yet: the page then says so and has nothing else.

    `choices` are the lists of a form that only reads, `months` links where there is nothing else to choose; `shares`
    are of the month that is chosen.
    """

    frame: Frame
    as_of: str = ""
    log_size: str = ""
    now: tuple[SummaryRow, ...] = ()
    choices: tuple[Choice, ...] = ()
    months: tuple[Link, ...] = ()
    chart: Chart | None = None
    tables: tuple[Table, ...] = ()
    shares: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()


def nothing_yet(request: HttpRequest, sheet: Sheet | None = None) -> FiguresPage:
    return FiguresPage(_of_service(request, sheet) if sheet else _of_all(request), links=_links(sheet))


def every(
    request: HttpRequest, catalogue: Snapshot, facts: Facts, about: Asked, choices: tuple[Choice, ...]
) -> FiguresPage:
    """The services that had anything in that month, by their titles; at one commune, if one is asked about."""
    sheets = _sheets(catalogue, about)
    lines = _lines(sheets, facts, about)
    what = _where(about, facts.names, catalogue)
    return FiguresPage(
        frame=_of_all(request),
        as_of=wording.moment(facts.span.as_of),
        log_size=log_size(facts.span),
        now=() if about.commune else now(facts.standing[code] for code in sheets if code in facts.standing),
        choices=choices,
        chart=tables.kept(what, _("Service"), lines),
        tables=tables.both(what, _("Service"), [*lines, *tables.of_all(lines)]),
        links=_links(None),
    )


def one(request: HttpRequest, sheet: Sheet, facts: Facts, month: date) -> FiguresPage:
    """All months, the latest first; then how the one that is asked about is shared out."""
    of_months = _by_month(facts.cells)
    title = words.said(sheet.service.title)
    lines = [Line(months.name(each), of_months[each], Seen(each)) for each in sorted(of_months)]
    shared = [each for each in facts.shared if month in each.months]
    return FiguresPage(
        frame=_of_service(request, sheet),
        as_of=wording.moment(facts.span.as_of),
        log_size=log_size(facts.span),
        now=now([facts.standing.get(sheet.code, Standing())]),
        months=month_links(facts.span, month, reverse("portal:figures:service", args=[sheet.code])),
        chart=tables.kept(title, _("Mois"), lines),
        tables=tables.both(_("mois par mois"), _("Mois"), list(reversed(lines))),
        shares=(
            *_places(
                of_months.get(month, {}), [each for each in shared if not each.motive], Seen(month, names=facts.names)
            ),
            *tables.motives(months.name(month), [each for each in shared if each.motive], _motives()),
        ),
        links=_links(sheet),
    )


def log_size(span: Span) -> str:
    return wording.number(span.log_size) if span.log_size else ""


def now(of_each: Iterable[Standing]) -> tuple[SummaryRow, ...]:
    """Together what is ten and more in each service: what is hidden in one does not follow from the sum."""
    several = list(of_each)
    return (
        SummaryRow(_("Encore ouvertes après la date promise"), _summed([each.overdue for each in several])),
        SummaryRow(_("En attente d’une décision"), _summed([each.open for each in several])),
        SummaryRow(
            _("La plus ancienne attend depuis"),
            _oldest(several),
        ),
    )


def _oldest(of_each: list[Standing]) -> str:
    told = [each.oldest for each in of_each if each.open >= FEW]
    if told:
        return waited(max(told))
    return _("trop peu pour le dire") if any(each.open for each in of_each) else _("aucune n’attend")


def waited(days: int) -> str:
    return wording.counted(days, DelayUnit.CALENDAR_DAYS)


def _summed(counts: list[int]) -> str:
    hidden, shown = sum(map(figures.is_few, counts)), sum(each for each in counts if each >= FEW)
    if len(counts) == 1 or not hidden:
        return figures.count(sum(counts))
    if not shown:
        return _("moins de 10 par service")
    return _("%(count)s, sans les services qui en ont moins de 10") % {"count": wording.number(shown)}


def _sheets(catalogue: Snapshot, about: Asked) -> Mapping[str, Sheet]:
    return {
        code: sheet
        for code, sheet in catalogue.sheets.items()
        if not about.authority or sheet.authority.code == about.authority
    }


def _lines(sheets: Mapping[str, Sheet], facts: Facts, about: Asked) -> list[Line]:
    cells: Iterable[PublicCell] = facts.cells
    place = COUNTRY
    if about.commune:
        place = Place(Kind.COMMUNE, about.commune)
        department = facts.names.department_of.get(about.commune, "")
        cells = placing.there(facts.cells, facts.shared, about.commune, department)
    of_each = tables.by_service(each for each in cells if each.service in sheets)
    titles = {code: words.said(sheets[code].service.title) for code in of_each}
    seen = Seen(about.month, place, facts.names)
    return [
        Line(_figures_of(code, titles[code], about), of_each[code], seen)
        for code in sorted(of_each, key=lambda code: (titles[code], code))
    ]


def _by_month(cells: Iterable[PublicCell]) -> Mapping[date, dict[Name, PublicCell]]:
    found: defaultdict[date, dict[Name, PublicCell]] = defaultdict(dict)
    for cell in cells:
        for month in cell.months:
            found[month][cell.figure] = cell
    return found


def _places(country: Cells, shared: Iterable[PublicCell], seen: Seen) -> tuple[Table, ...]:
    """A line a place that some figure tells of; what it does not tell there is told of more places together."""
    of_each: defaultdict[Place, dict[Name, PublicCell]] = defaultdict(dict)
    for cell in shared:
        of_each[cell.place][cell.figure] = cell
    told = {name for cells in of_each.values() for name in cells}
    whole = {name: cell for name, cell in country.items() if name not in told}
    places = sorted(of_each, key=lambda each: (list(Kind).index(each.kind), seen.names.of(each)))
    lines = [
        Line(seen.names.of(place), whole | _with_wider(of_each, place, seen.names), replace(seen, place=place))
        for place in places
    ]
    return tables.both(_("%(month)s, par commune du dépôt") % {"month": months.name(seen.month)}, _("Lieu"), lines)


def _with_wider(
    of_each: Mapping[Place, Mapping[Name, PublicCell]], place: Place, names: Names
) -> dict[Name, PublicCell]:
    found: dict[Name, PublicCell] = {}
    for wider in reversed(placing.around(place, names.department_of.get(place.code, ""))):
        found |= of_each.get(wider, {})
    return found


def _motives() -> Mapping[str, str]:
    return {motive.value: words.said(text) for motive, text in TITLES.items()} | {OTHERS: _("Tous les autres motifs")}


def _where(about: Asked, names: Names, catalogue: Snapshot) -> str:
    """« octobre 2026, Lokossa »."""
    parts = [months.name(about.month)]
    if about.authority:
        parts.append(words.authority(catalogue, about.authority))
    if about.commune:
        parts.append(names.communes[about.commune])
    return ", ".join(parts)


def way_to_all() -> Link:
    return Link(_("Les promesses de l’État, en chiffres"), reverse("portal:figures:all"))


def _of_all(request: HttpRequest) -> Frame:
    return frame(
        request,
        title=_("Les promesses de l’État, en chiffres"),
        description=_("Ce qui a été demandé, ce qui a été décidé, et si la date promise a été tenue."),
        way=from_home(),
    )


def _of_service(request: HttpRequest, sheet: Sheet) -> Frame:
    return frame(
        request,
        title=_("%(service)s, en chiffres") % {"service": words.said(sheet.service.title)},
        description=_("Ce qui a été demandé, ce qui a été décidé, et si la date promise a été tenue."),
        way=from_home(way_to_all()),
    )


def _links(sheet: Sheet | None) -> tuple[Link, ...]:
    files = (
        Link(_("Ce que compte chaque chiffre, et comment"), reverse("portal:figures:figures")),
        Link(_("Tous les chiffres pour un tableur (CSV)"), reverse("portal:figures:csv")),
        Link(_("Tous les chiffres pour un programme (JSON)"), reverse("portal:figures:json")),
        Link(_("Refaites nos calculs"), reverse("portal:figures:again")),
        Link(_("Les messages à l’administration, en chiffres"), reverse("portal:desk-figures:all")),
    )
    if sheet is None:
        return files
    return Link(_("La fiche du service"), reverse("portal:services:sheet", args=[sheet.code])), *files


def month_links(span: Span, shown_month: date, here: str) -> tuple[Link, ...]:
    """The latest month first."""
    return tuple(
        Link(months.name(month), f"{here}?mois={months.written(month)}", current=month == shown_month)
        for month in reversed(months.of(span.first, span.last))
    )


def _figures_of(code: str, title: str, about: Asked) -> Link:
    """The same month of one service."""
    return Link(title, f"{reverse('portal:figures:service', args=[code])}?mois={months.written(about.month)}")
