"""Each figure at its own address: what it is, how it is counted, what changed in that, and what it says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.indicators.cutting import FEW, Kind
from guichet.commons.indicators.measures import MADE_OF, Name
from guichet.commons.indicators.queries import PublicCell, Span, Standing
from guichet.surfaces.portal.figures import methods, months, pages, rows
from guichet.surfaces.portal.figures.methods import Method
from guichet.surfaces.portal.figures.rows import Names, Seen
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import figures, log_words, wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Bar, Chart, Column, Link, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class AllFiguresPage:
    frame: Frame
    figures: Table


@dataclass(frozen=True, slots=True)
class FigurePage:
    """`standing` says as of when, and what proves it; empty before the first count."""

    frame: Frame
    definition: tuple[SummaryRow, ...]
    changes: Table
    standing: str
    months: tuple[Link, ...]
    chart: Chart | None
    tables: tuple[Table, ...]
    links: tuple[Link, ...]


def all_figures(request: HttpRequest) -> AllFiguresPage:
    return AllFiguresPage(
        frame=frame(
            request,
            title=_("Ce que compte chaque chiffre"),
            description=_("Chaque chiffre a son adresse, qui ne change pas, et dit ce qui a changé dans sa méthode."),
            way=from_home(pages.way_to_all()),
        ),
        figures=definitions(),
    )


def definitions() -> Table:
    return Table(
        caption=_("Ce que compte chaque chiffre"),
        columns=(Column(_("Chiffre")), Column(_("Ce qu’il compte")), Column(_("Lignes du journal"))),
        rows=tuple((link(each), words.said(each.definition), _lines(each)) for each in methods.every()),
        stacked=True,
    )


def changes(of: Iterable[Method]) -> Table:
    """Of the method: a figure that is counted otherwise says so here, with the day from which it holds."""
    told = sorted(
        ((change, each) for each in of for change in each.changes), key=lambda both: both[0].since, reverse=True
    )
    return Table(
        caption=_("Ce qui a changé dans la façon de compter"),
        columns=(Column(_("Chiffre")), Column(_("Depuis")), Column(_("Changement"))),
        rows=tuple((link(each), wording.day(change.since), words.said(change.text)) for change, each in told),
        stacked=True,
    )


def link(method: Method) -> Link:
    return Link(words.said(method.title), reverse("portal:figures:figure", args=[method.address]))


def _lines(method: Method) -> str:
    """Each in words, with the word that the log itself has for it."""
    told = ", ".join(f"{log_words.said(kind)} ({kind})" for kind in method.lines)
    return told or _("aucune : le journal ne dit pas l’heure du dépôt")


@dataclass(frozen=True, slots=True)
class Found:
    """What the figure says: its cells of the month that is asked about, or how services stand."""

    span: Span
    month: date
    cells: tuple[PublicCell, ...]
    standing: Mapping[str, Standing]
    names: Names


def page(request: HttpRequest, method: Method, catalogue: Snapshot, found: Found | None) -> FigurePage:
    here = reverse("portal:figures:figure", args=[method.address])
    titles = {code: words.said(sheet.service.title) for code, sheet in catalogue.sheets.items()}
    is_standing = method.name == methods.STANDING
    return FigurePage(
        frame=frame(
            request,
            title=words.said(method.title),
            description=words.said(method.definition),
            way=from_home(
                pages.way_to_all(), Link(_("Ce que compte chaque chiffre"), reverse("portal:figures:figures"))
            ),
        ),
        definition=(
            SummaryRow(_("Comment il est compté"), words.said(method.method)),
            SummaryRow(_("Lignes du journal public qui le montrent"), _lines(method)),
        ),
        changes=changes([method]),
        standing=standing(found.span) if found else "",
        months=pages.month_links(found.span, found.month, here) if found and not is_standing else (),
        chart=_chart(method, found, titles) if found and not is_standing else None,
        tables=(_waiting(found, titles) if is_standing else _tables(method, found, titles)) if found else (),
        links=_links(method),
    )


def standing(span: Span) -> str:
    return _("Compté le %(moment)s\u00a0; les %(size)s premières lignes du journal public le prouvent.") % {
        "moment": wording.moment(span.as_of),
        "size": wording.number(span.log_size),
    }


def _links(method: Method) -> tuple[Link, ...]:
    again = Link(_("Refaites nos calculs"), reverse("portal:figures:again"))
    if method.name == methods.STANDING:
        return (again,)
    return (
        Link(_("Toutes les cases de ce chiffre (CSV)"), reverse("portal:figures:cells", args=[method.address])),
        again,
    )


def _of_country(found: Found, titles: Mapping[str, str]) -> list[PublicCell]:
    """By the titles of their services; what is published no more is in the files alone."""
    cells = [
        each
        for each in found.cells
        if each.place.kind == Kind.COUNTRY and not each.motive and found.month in each.months and each.service in titles
    ]
    return sorted(cells, key=lambda each: titles[each.service])


def _chart(method: Method, found: Found, titles: Mapping[str, str]) -> Chart | None:
    seen = Seen(found.month)
    bars = tuple(
        Bar(titles[each.service], each.count, rows.count(each, seen))
        for each in _of_country(found, titles)
        if each.count is not None
    )
    caption = f"{words.said(method.title)}, {months.name(found.month)}"
    return Chart(caption, _("Service"), words.said(method.short), bars) if bars else None


def _tables(method: Method, found: Found, titles: Mapping[str, str]) -> tuple[Table, ...]:
    name = Name(method.name)
    month = months.name(found.month)
    country = [(titles[each.service], *_told(name, each, Seen(found.month))) for each in _of_country(found, titles)]
    return (
        _table(_("%(month)s, par service") % {"month": month}, _("Service"), method, country),
        _table(
            _("%(month)s, par lieu") % {"month": month}, _("Service et lieu"), method, _by_place(name, found, titles)
        ),
    )


def _by_place(name: Name, found: Found, titles: Mapping[str, str]) -> list[tuple[str, ...]]:
    shared = [
        each
        for each in found.cells
        if each.place.kind != Kind.COUNTRY and found.month in each.months and each.service in titles
    ]
    in_order = sorted(shared, key=lambda each: (titles[each.service], -(each.count or 0), each.place.code))
    return [
        (
            f"{titles[each.service]}, {found.names.of(each.place)}",
            *_told(name, each, Seen(found.month, each.place, found.names)),
        )
        for each in in_order
    ]


def _table(caption: str, heading: str, method: Method, lines: list[tuple[str, ...]]) -> Table:
    made = MADE_OF[Name(method.name)]
    columns = [Column(heading), Column(words.said(method.short), numeric=True)]
    columns += [Column(_("À temps"), numeric=True)] if made.in_time else []
    if made.lengths:
        columns += [Column(_("La moitié en"), numeric=True), Column(_("Neuf sur dix en"), numeric=True)]
    return Table(caption, tuple(columns), tuple(lines), stacked=True)


def _told(name: Name, cell: PublicCell, seen: Seen) -> tuple[str, ...]:
    made = MADE_OF[name]
    told = [rows.count(cell, seen)]
    told += [rows.in_time(cell, seen, "")] if made.in_time else []
    if made.lengths:
        told += [rows.delay(cell, percent, seen, "") for percent in (figures.MEDIAN, figures.NINE_OF_TEN)]
    return tuple(told)


def _waiting(found: Found, titles: Mapping[str, str]) -> tuple[Table, ...]:
    """The oldest is told where ten at least wait."""
    known = sorted((titles[code], each) for code, each in found.standing.items() if code in titles)
    return (
        Table(
            caption=_("Par service, au dernier compte"),
            columns=(
                Column(_("Service")),
                Column(_("En attente"), numeric=True),
                Column(_("Après la date promise"), numeric=True),
                Column(_("La plus ancienne"), numeric=True),
            ),
            rows=tuple(
                (
                    title,
                    figures.count(each.open),
                    figures.count(each.overdue),
                    pages.waited(each.oldest) if each.open >= FEW else _("trop peu"),
                )
                for title, each in known
            ),
            stacked=True,
        ),
    )
