"""The sum of a month's reports: of a department by centre, of the country by department."""

from collections import Counter
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
from guichet.surfaces.ui.parts import Bar, Chart, Column, Link, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class SynthesisPage:
    """`close` is where the ministry has its document made; empty for others, and for one department. `figures` are all
    those of the sum, each with the centres that it comes from; None for one department.
    """

    frame: Frame
    refusal: str
    table: Table | None
    chart: Chart | None
    figures: Table | None
    satisfied: tuple[SummaryRow, ...]
    papers: pages.PapersPart | None
    close: str
    xlsx: str


def synthesis(
    request: HttpRequest, month: date, parts: Sequence[Part], papers: Papers | None = None, refusal: str = ""
) -> SynthesisPage:
    """`papers` for the ministry alone."""
    title = _("Synthèse : %(month)s") % {"month": words.month_of(month)}
    named = f"{month:%Y-%m}"
    page, total = _synthesis(request, title, parts, pages.every_of(month)), whole(parts)
    table = _table([*parts, total], [*(_department_cells(part, named) for part in parts), _whole_cells(named)])
    page = replace(
        page,
        table=table if parts else None,
        refusal=refusal,
        figures=_figures(total, named),
        satisfied=pages.satisfied(total.figures),
    )
    if papers is None:
        return page
    return replace(
        page,
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
    return SynthesisPage(pages.framed(request, title, back), "", None, chart, None, (), None, "", "")


def whole(parts: Sequence[Part]) -> Part:
    """The sum of all that the reader reads."""
    summed: Counter[str] = Counter()
    for part in parts:
        summed.update(part.figures)
    forwarded, centres = sum(part.forwarded for part in parts), sum(part.centres for part in parts)
    return Part("", _("Ensemble"), summed, forwarded, centres, sum(part.corrections for part in parts))


def _figures(total: Part, month: str) -> Table:
    columns = (Column(_("Chiffre")), Column(_("Valeur"), numeric=True))
    found = sorted({*words.always(), *total.figures}, key=words.order)
    lines = tuple((words.label(each), _number(total, each, _figure(month, each))) for each in found)
    return Table(_("Tous les chiffres, additionnés"), columns, lines)


def figure(request: HttpRequest, month: date, name: str, parts: Sequence[Part]) -> pages.RowsPage:
    """Which centres a figure of the sum comes from, each with its own rows."""
    named = f"{month:%Y-%m}"
    back = Link(_("Synthèse du mois"), reverse("backoffice:reports:synthesis", args=[named]))
    columns = (Column(_("Centre")), Column(words.label(name), numeric=True))
    lines = tuple((_report(part, named), _number(part, name, _rows(part, named, name))) for part in parts)
    title = _("%(figure)s, %(month)s") % {"figure": words.label(name), "month": words.month_of(month)}
    table = Table(_("Centre par centre"), columns, lines) if lines else None
    return pages.RowsPage(pages.framed(request, title, back), table, None)


def _report(part: Part, month: str) -> Link:
    return Link(part.name, reverse("backoffice:reports:show", args=[part.code, month]))


def _rows(part: Part, month: str, figure: str) -> str:
    return reverse("backoffice:reports:rows", args=[part.code, month, figure])


def _figure(month: str, figure: str) -> str:
    return reverse("backoffice:reports:figure", args=[month, figure])


def _number(part: Part, figure: str, href: str) -> Link:
    return Link(wording.number(part.figures.get(figure, 0)), href, about=f"{part.name}, {words.label(figure)}")


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


def _whole_cells(month: str) -> tuple[str, ...]:
    return ("", *(_figure(month, figure) for figure in COUNTED), "")


def _centre_cells(part: Part, month: str) -> tuple[str, ...]:
    report = _report(part, month).href
    return (report, *(_rows(part, month, figure) for figure in COUNTED), report)


def _part(part: Part, links: Sequence[str]) -> tuple[str | Link, ...]:
    name, *opened, corrections = links
    corrected = wording.number(part.corrections)
    return (
        Link(part.name, name) if name else part.name,
        _("%(some)s sur %(all)s") % {"some": part.forwarded, "all": part.centres},
        *(_number(part, figure, href) for figure, href in zip(COUNTED, opened, strict=True)),
        words.satisfied(part.figures, "visitor"),
        Link(corrected, corrections, about=f"{part.name}, {_('Corrections depuis')}") if corrections else corrected,
    )
