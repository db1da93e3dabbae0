"""The sum of a month's reports: of a department by centre, of the country by department."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.reporting import wording as words
from guichet.domains.reporting.queries import Papers, Part
from guichet.surfaces.backoffice.reports import pages
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Bar, Chart, Column, Link, Table


@dataclass(frozen=True, slots=True)
class SynthesisPage:
    """`close` is where the ministry has its document made; empty for others, and for one department."""

    frame: Frame
    refusal: str
    table: Table | None
    chart: Chart | None
    papers: pages.PapersPart | None
    close: str
    xlsx: str


def synthesis(
    request: HttpRequest, month: date, parts: Sequence[Part], papers: Papers | None = None, refusal: str = ""
) -> SynthesisPage:
    """`papers` for the ministry alone."""
    title = _("Synthèse : %(month)s") % {"month": words.month_of(month)}
    named = f"{month:%Y-%m}"
    page = _synthesis(request, title, parts, pages.every_of(month))
    table = _table(parts, [_department_cells(part, named) for part in parts])
    if papers is None:
        return replace(page, table=table, refusal=refusal)
    return replace(
        page,
        table=table,
        refusal=refusal,
        papers=pages.papers(papers, reverse("backoffice:reports:synthesis-document", args=[named])),
        close=reverse("backoffice:reports:close", args=[named]),
        xlsx=reverse("backoffice:reports:synthesis-xlsx", args=[named]),
    )


def department(request: HttpRequest, month: date, department: str, parts: Sequence[Part]) -> SynthesisPage:
    title, named = _("Synthèse par centre : %(month)s") % {"month": words.month_of(month)}, f"{month:%Y-%m}"
    back = Link(_("Synthèse du mois"), reverse("backoffice:reports:synthesis", args=[named]))
    page = _synthesis(request, title, parts, back)
    table = _table(parts, [_centre_cells(part, named) for part in parts])
    xlsx = reverse("backoffice:reports:department-xlsx", args=[named, department])
    return replace(page, table=table, xlsx=xlsx)


def _synthesis(request: HttpRequest, title: str, parts: Sequence[Part], back: Link) -> SynthesisPage:
    came = tuple(Bar(part.name, visits := part.figures.get("visits", 0), wording.number(visits)) for part in parts)
    chart = Chart(_("Visites"), _("Lieu"), _("Visites"), came) if any(bar.value for bar in came) else None
    return SynthesisPage(pages.framed(request, title, back), "", None, chart, None, "", "")


COUNTED = ("visits", "visits.sex.woman", "information.treated")


def _table(parts: Sequence[Part], links: Sequence[Sequence[str]]) -> Table | None:
    """`links` of each part: where its name leads, then each number, to what it is made of."""
    columns = (
        Column(_("Lieu")),
        Column(_("Rapports transmis")),
        Column(_("Visites"), numeric=True),
        Column(_("Visites de femmes"), numeric=True),
        Column(_("Renseignements donnés"), numeric=True),
        Column(_("Satisfaits, d’après les visages pressés")),
        Column(_("Corrections depuis"), numeric=True),
    )
    lines = tuple(_part(part, addresses) for part, addresses in zip(parts, links, strict=True))
    return Table(_("Ce que disent les rapports transmis"), columns, lines, stacked=True) if parts else None


def _department_cells(part: Part, month: str) -> tuple[str, ...]:
    address = reverse("backoffice:reports:department", args=[month, part.code])
    return (address,) * (2 + len(COUNTED))


def _centre_cells(part: Part, month: str) -> tuple[str, ...]:
    report = reverse("backoffice:reports:show", args=[part.code, month])
    opened = (reverse("backoffice:reports:rows", args=[part.code, month, figure]) for figure in COUNTED)
    return (report, *opened, report)


def _part(part: Part, links: Sequence[str]) -> tuple[str | Link, ...]:
    name, *opened, corrections = links
    numbers = (
        Link(wording.number(part.figures.get(figure, 0)), href, about=f"{part.name}, {words.label(figure)}")
        for figure, href in zip(COUNTED, opened, strict=True)
    )
    corrected = Link(wording.number(part.corrections), corrections, about=f"{part.name}, {_('Corrections depuis')}")
    return (
        Link(part.name, name),
        _("%(some)s sur %(all)s") % {"some": part.forwarded, "all": part.centres},
        *numbers,
        words.satisfied(part.figures, "visitor"),
        corrected,
    )
