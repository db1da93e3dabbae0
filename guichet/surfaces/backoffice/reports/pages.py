"""What the pages of reports show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.documents.queries import Issued
from guichet.domains.reception.monthly import Attendance, Figures, Line
from guichet.domains.reporting import policies
from guichet.domains.reporting import wording as words
from guichet.domains.reporting.queries import Fallen, Papers, ReportFacts, Standing
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.listed import Listed
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.ui import forms as ui
from guichet.surfaces.ui import paging, wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Bar, Chart, Column, Link, Pages, Status, Step, StepState, SummaryRow, Table
from guichet.surfaces.ui.parts import Standing as Shown


@dataclass(frozen=True, slots=True)
class EveryPage:
    frame: Frame
    months: tuple[Link, ...]
    synthesis: str
    table: Table | None
    fallen: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PapersPart:
    """The sealed documents of a month. `awaits` says that one is being made; `download` is that of the latest."""

    awaits: str
    download: Link | None
    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """`transmit` is where it is frozen, for whoever may; `links` are the other things that the reader may do."""

    frame: Frame
    refusal: str
    steps: tuple[Step, ...]
    figures: Table
    satisfied: tuple[SummaryRow, ...]
    trend: Chart
    words: tuple[SummaryRow, ...]
    corrections: Table | None
    digest: str
    links: tuple[Link, ...]
    transmit: str
    papers: PapersPart
    xlsx: str


@dataclass(frozen=True, slots=True)
class FormPage:
    frame: Frame
    form: ui.Form
    submit: str


@dataclass(frozen=True, slots=True)
class RowsPage:
    frame: Frame
    table: Table | None
    pages: Pages | None


@dataclass(frozen=True, slots=True)
class Known:
    """What was asked of the rooms below before the page of a report is made."""

    facts: ReportFacts
    trend: Sequence[tuple[date, Attendance]]
    papers: Papers


def every(
    request: HttpRequest, month: date, at: datetime, standings: Sequence[Standing], fallen: Sequence[Fallen]
) -> EveryPage:
    title = _("Rapports des centres : %(month)s") % {"month": words.month_of(month)}
    here, before, after = reverse("backoffice:reports:every"), _shifted(month, -1), _shifted(month, 1)
    months = [Link(_("Avant\u00a0: %(period)s") % {"period": words.month_of(before)}, f"{here}?mois={before:%Y-%m}")]
    if after < at.date().replace(day=1):
        text = _("Après\u00a0: %(period)s") % {"period": words.month_of(after)}
        months.append(Link(text, f"{here}?mois={after:%Y-%m}"))
    columns = (Column(_("Centre")), Column(_("Département")), Column(_("Où en est le rapport")))
    table = Table(_("Où en sont les rapports"), columns, tuple(_standing(each) for each in standings), stacked=True)
    return EveryPage(
        framed(request, title, Link(_("Mon poste"), reverse("backoffice:home"))),
        tuple(months),
        reverse("backoffice:reports:synthesis", args=[f"{month:%Y-%m}"]),
        table if standings else None,
        tuple(_fallen(each, month) for each in fallen),
    )


def show(request: HttpRequest, viewer: Viewer, known: Known, refusal: str) -> ReportPage:
    facts = known.facts
    where = facts.centre.where
    may_send = policies.may_write(viewer, where) and facts.transmitted_at is None
    return ReportPage(
        frame=framed(request, _title(facts), every_of(facts.month)),
        refusal=refusal,
        steps=_steps(facts),
        figures=_figures(facts),
        satisfied=satisfied(facts.figures),
        trend=_trend(known.trend),
        words=tuple(row for row in _words(facts) if row.value),
        corrections=_corrections(facts) if facts.corrections else None,
        digest=facts.digest,
        links=tuple(_links(viewer, facts)),
        transmit=_address("transmit", facts) if may_send else "",
        papers=papers(known.papers, _address("document", facts)),
        xlsx=_address("xlsx", facts),
    )


def write(request: HttpRequest, facts: ReportFacts, form: ui.Form) -> FormPage:
    return FormPage(framed(request, _("Difficultés et propositions"), _back(facts)), form, _("Garder"))


def forward(request: HttpRequest, facts: ReportFacts, form: ui.Form) -> FormPage:
    return FormPage(framed(request, _("Commenter et transmettre"), _back(facts)), form, _("Transmettre au ministère"))


def correct(request: HttpRequest, facts: ReportFacts, form: ui.Form) -> FormPage:
    return FormPage(framed(request, _("Corriger un rapport transmis"), _back(facts)), form, _("Ajouter la correction"))


def correctable(facts: ReportFacts) -> list[tuple[str, str]]:
    return [(figure, words.label(figure)) for figure in sorted(facts.figures, key=words.order)]


def rows(request: HttpRequest, centre: str, month: date, figure: str, found: Listed[Line]) -> RowsPage:
    back = Link(_("Le rapport"), reverse("backoffice:reports:show", args=[centre, f"{month:%Y-%m}"]))
    lines = tuple((wording.moment(each.at), ", ".join(filter(None, each.words))) for each in found.items)
    columns = (Column(_("Quand")), Column(_("Ce que dit le registre")))
    title = words.label(figure)
    table = Table(title, columns, lines, stacked=True) if lines else None
    return RowsPage(framed(request, title, back), table, paging.pages(found))


def papers(found: Papers, address: str) -> PapersPart:
    awaits = _("Le document cacheté est en préparation : rechargez cette page dans un instant.") if found.awaits else ""
    standing = next((each for each in found.issued if each.revoked_at is None), None)
    text = _("Télécharger le document cacheté (PDF)")
    return PapersPart(
        awaits=awaits,
        download=Link(text, address, hint=standing.reference) if standing else None,
        rows=tuple(SummaryRow(each.reference, _paper(each)) for each in found.issued),
    )


def _paper(issued: Issued) -> str:
    day = wording.day(issued.issued_at) if issued.issued_at else ""
    if issued.revoked_at:
        return _("délivré le %(day)s, révoqué : %(reason)s") % {"day": day, "reason": issued.reason}
    if issued.replaces:
        return _("délivré le %(day)s, remplace %(former)s") % {"day": day, "former": issued.replaces}
    return _("délivré le %(day)s") % {"day": day}


def _standing(each: Standing) -> tuple[str | Link | Status, ...]:
    address = reverse("backoffice:reports:show", args=[each.centre.where.centre, f"{each.month:%Y-%m}"])
    return Link(each.centre.name, address), each.centre.department, _where(each)


def _where(each: Standing) -> str | Status:
    if each.forwarded_at:
        return _("au ministère depuis le %(day)s") % {"day": wording.day(each.forwarded_at)}
    if each.transmitted_at:
        return _("au département depuis le %(day)s") % {"day": wording.day(each.transmitted_at)}
    return Status(_("en retard, au centre"), Shown.REFUSED) if each.is_late else _("au centre")


def _fallen(each: Fallen, month: date) -> Link:
    said = _("%(centre)s : %(last)s visites par jour d’ouverture, au lieu de %(usual)s d’habitude.") % {
        "centre": each.centre.name,
        "last": _decimal(each.fall.last[-1]),
        "usual": _decimal(each.fall.usual),
    }
    return Link(said, reverse("backoffice:reports:show", args=[each.centre.where.centre, f"{month:%Y-%m}"]))


def _decimal(value: float) -> str:
    return wording.number(round(value))


def satisfied(figures: Figures) -> tuple[SummaryRow, ...]:
    """What visitors pressed, and what staff entered: never one sum."""
    return (
        SummaryRow(_("Satisfaits, d’après les visages pressés"), words.satisfied(figures, "visitor")),
        SummaryRow(_("Satisfaits, d’après ce que le centre a saisi"), words.satisfied(figures, "staff")),
    )


def _steps(facts: ReportFacts) -> tuple[Step, ...]:
    moments = (facts.transmitted_at, facts.forwarded_at, facts.forwarded_at)
    titles = (_("Le centre transmet"), _("Le département commente et transmet"), _("La synthèse nationale le compte"))
    reached = sum(moment is not None for moment in moments)
    return tuple(
        Step(title, _state(number, reached), wording.day(moment) if moment else "")
        for number, (title, moment) in enumerate(zip(titles, moments, strict=True))
    )


def _state(number: int, reached: int) -> StepState:
    if number < reached:
        return StepState.DONE
    return StepState.NOW if number == reached else StepState.LATER


def _figures(facts: ReportFacts) -> Table:
    columns = [Column(_("Chiffre")), Column(_("Valeur"), numeric=True)]
    if facts.corrections:
        columns.append(Column(_("Corrigé depuis"), numeric=True))
    found = sorted({*words.always(), *facts.figures}, key=words.order)
    return Table(_("Les chiffres du mois"), tuple(columns), tuple(_figure(each, facts) for each in found))


def _figure(figure: str, facts: ReportFacts) -> tuple[str | Link, ...]:
    label, value = words.label(figure), wording.number(facts.figures.get(figure, 0))
    address = reverse("backoffice:reports:rows", args=[*_of(facts), figure])
    cells = (label, Link(value, address, about=label))
    corrected = facts.corrected(figure)
    said = wording.number(corrected) if corrected is not None else ""
    return (*cells, said) if facts.corrections else cells


def _trend(trend: Sequence[tuple[date, Attendance]]) -> Chart:
    bars = tuple(Bar(words.month_of(month), seen.visits, wording.number(seen.visits)) for month, seen in trend)
    return Chart(_("La fréquentation"), _("Mois"), _("Visites"), bars)


def _words(facts: ReportFacts) -> tuple[SummaryRow, ...]:
    return (
        SummaryRow(_("Les difficultés du mois"), facts.difficulties),
        SummaryRow(_("Ce que le centre propose"), facts.proposals),
        SummaryRow(_("Ce que le département en dit"), facts.comment),
    )


def _corrections(facts: ReportFacts) -> Table:
    lines = tuple(
        (wording.day(each.at), words.label(each.figure) if each.figure else _("en mots"), each.reason)
        for each in facts.corrections
    )
    columns = (Column(_("Le")), Column(_("À propos de")), Column(_("Pourquoi")))
    return Table(_("Corrections depuis la transmission"), columns, lines, stacked=True)


def _links(viewer: Viewer, facts: ReportFacts) -> list[Link]:
    where, found = facts.centre.where, []
    if policies.may_write(viewer, where) and facts.transmitted_at is None:
        found.append(Link(_("Écrire les difficultés et les propositions"), _address("write", facts)))
    if policies.may_write(viewer, where) and facts.transmitted_at is not None:
        found.append(Link(_("Corriger un rapport transmis"), _address("correct", facts)))
    if policies.may_comment(viewer, where) and facts.transmitted_at is not None and facts.forwarded_at is None:
        found.append(Link(_("Commenter et transmettre"), _address("forward", facts)))
    return found


def _title(facts: ReportFacts) -> str:
    return _("%(centre)s : %(month)s") % {"centre": facts.centre.name, "month": words.month_of(facts.month)}


def _of(facts: ReportFacts) -> tuple[str, str]:
    return facts.centre.where.centre, f"{facts.month:%Y-%m}"


def _address(name: str, facts: ReportFacts) -> str:
    return reverse(f"backoffice:reports:{name}", args=_of(facts))


def _back(facts: ReportFacts) -> Link:
    return Link(_title(facts), _address("show", facts))


def every_of(month: date) -> Link:
    return Link(_("Rapports des centres"), f"{reverse('backoffice:reports:every')}?mois={month:%Y-%m}")


def framed(request: HttpRequest, title: str, back: Link) -> Frame:
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)


def _shifted(month: date, by: int) -> date:
    return (month + timedelta(days=32)).replace(day=1) if by > 0 else (month - timedelta(days=1)).replace(day=1)
