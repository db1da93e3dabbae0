"""What the pages of public figures show. A rate never stands alone: what it could hide is beside."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue.snapshot import Sheet, Snapshot
from guichet.commons.indicators.measures import Measure
from guichet.commons.indicators.queries import Span, Sums
from guichet.surfaces.portal.figures import months
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import figures, wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Bar, Chart, Column, Link, SummaryRow, Table

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Facts(Generic[Key]):
    """The figures of a page: by service or by month, and what is overdue by service as of the last count."""

    span: Span
    sums: Mapping[Key, Sums]
    overdue: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """`as_of` is empty when nothing was counted yet: the page then says so and has nothing else."""

    frame: Frame
    as_of: str = ""
    log_size: str = ""
    now: tuple[SummaryRow, ...] = ()
    choices: tuple[Link, ...] = ()
    chart: Chart | None = None
    table: Table | None = None
    links: tuple[Link, ...] = ()


def nothing_yet(request: HttpRequest, sheet: Sheet | None = None) -> FiguresPage:
    return FiguresPage(_of_service(request, sheet) if sheet else _of_all(request), links=_links(sheet))


def every(request: HttpRequest, catalogue: Snapshot, facts: Facts[str], month: date) -> FiguresPage:
    """The services that had anything in that month, by their titles."""
    known = [code for code in facts.sums if code in catalogue.sheets]
    titles = {code: words.said(catalogue.sheets[code].service.title) for code in known}
    codes = sorted(known, key=lambda code: (titles[code], code))
    return FiguresPage(
        frame=_of_all(request),
        as_of=wording.moment(facts.span.as_of),
        log_size=wording.number(facts.span.log_size) if facts.span.log_size else "",
        now=_overdue(sum(facts.overdue.values())),
        choices=_choices(facts.span, month),
        chart=_chart(months.name(month), _("Service"), {titles[code]: facts.sums[code] for code in codes}),
        table=Table(
            caption=_("Par service, en %(month)s") % {"month": months.name(month)},
            columns=(Column(_("Service")), *_columns()),
            rows=tuple((_figures_of(code, titles[code]), *_cells(facts.sums[code])) for code in codes),
            stacked=True,
        ),
        links=_links(None),
    )


def one(request: HttpRequest, sheet: Sheet, facts: Facts[date]) -> FiguresPage:
    """The latest month first."""
    latest_first = sorted(facts.sums, reverse=True)
    by_name = {months.name(month): facts.sums[month] for month in sorted(facts.sums)}
    return FiguresPage(
        frame=_of_service(request, sheet),
        as_of=wording.moment(facts.span.as_of),
        log_size=wording.number(facts.span.log_size) if facts.span.log_size else "",
        now=_overdue(facts.overdue.get(sheet.code, 0)),
        chart=_chart(words.said(sheet.service.title), _("Mois"), by_name),
        table=Table(
            caption=_("Mois par mois"),
            columns=(Column(_("Mois")), *_columns()),
            rows=tuple((months.name(month), *_cells(facts.sums[month])) for month in latest_first),
            stacked=True,
        ),
        links=_links(sheet),
    )


def _overdue(count: int) -> tuple[SummaryRow, ...]:
    return (SummaryRow(_("Encore ouvertes après la date promise"), figures.count(count)),)


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
        way=from_home(Link(_("Les promesses de l’État, en chiffres"), reverse("portal:figures:all"))),
    )


def _links(sheet: Sheet | None) -> tuple[Link, ...]:
    files = (
        Link(_("Tous les chiffres pour un tableur (CSV)"), reverse("portal:figures:csv")),
        Link(_("Tous les chiffres pour un programme (JSON)"), reverse("portal:figures:json")),
        Link(_("Refaites nos calculs"), reverse("portal:figures:again")),
    )
    if sheet is None:
        return files
    return Link(_("La fiche du service"), reverse("portal:services:sheet", args=[sheet.code])), *files


def _choices(span: Span, shown_month: date) -> tuple[Link, ...]:
    """The latest month first."""
    here = reverse("portal:figures:all")
    return tuple(
        Link(months.name(month), f"{here}?mois={months.written(month)}", current=month == shown_month)
        for month in reversed(months.of(span.first, span.last))
    )


def _figures_of(code: str, title: str) -> Link:
    return Link(title, reverse("portal:figures:service", args=[code]))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Reçues"), numeric=True),
        Column(_("Décidées"), numeric=True),
        Column(_("Tenues"), numeric=True),
        Column(_("La moitié en"), numeric=True),
        Column(_("Neuf sur dix en"), numeric=True),
        Column(_("Pièces"), numeric=True),
        Column(_("Refus"), numeric=True),
    )


def _cells(sums: Sums) -> tuple[str, ...]:
    return (
        figures.count(sums.of(Measure.RECEIVED)),
        figures.count(sums.of(Measure.DECIDED)),
        figures.rate(sums),
        figures.delay(sums, figures.MEDIAN),
        figures.delay(sums, figures.NINE_OF_TEN),
        figures.count(sums.of(Measure.ASKED)),
        figures.count(sums.of(Measure.REFUSED)),
    )


def _chart(what: str, label: str, sums: Mapping[str, Sums]) -> Chart | None:
    """The rates that are shown at all; None without any."""
    bars = tuple(
        Bar(name, each.kept_rate, figures.rate(each))
        for name, each in sums.items()
        if each.kept_rate is not None and not figures.is_few(each.of(Measure.DECIDED))
    )
    caption = _("Promesses tenues, sur cent décisions : %(what)s") % {"what": what}
    return Chart(caption, label, _("Tenues"), bars) if bars else None
