"""What the pages of whoever keeps the published answers show."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import policies, routing
from guichet.domains.relations.knowledge import Written
from guichet.domains.relations.vocabulary import ArticleState
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.listed import Listed
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.ui import catalogue_words, paging, wording
from guichet.surfaces.ui import forms as ui
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Pages, Standing, Status, SummaryRow, Table

STANDINGS = {
    ArticleState.PROPOSED: Standing.ATTENTION,
    ArticleState.APPROVED: Standing.DONE,
    ArticleState.REFUSED: Standing.REFUSED,
    ArticleState.WITHDRAWN: Standing.REFUSED,
}


@dataclass(frozen=True, slots=True)
class EveryPage:
    frame: Frame
    table: Table | None
    pages: Pages | None


@dataclass(frozen=True, slots=True)
class ShowPage:
    """`approve` is where it is approved, for whoever may; `links` are the other things that the reader may do."""

    frame: Frame
    refusal: str
    status: Status
    rows: tuple[SummaryRow, ...]
    approve: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    frame: Frame
    form: ui.Form
    submit: str


def every(request: HttpRequest, found: Listed[Written]) -> EveryPage:
    columns = (Column(_("Question")), Column(_("Thème")), Column(_("Proposée le")), Column(_("État")))
    table = Table(_("Ce que les guichets ont écrit"), columns, tuple(map(_line, found.items)), stacked=True)
    back = Link(_("Relations avec les usagers"), reverse("backoffice:relations:desk"))
    return EveryPage(_frame(request, _("Réponses publiées"), back), table if found.items else None, paging.pages(found))


def propose(request: HttpRequest, form: ui.Form) -> FormPage:
    return FormPage(_frame(request, _("Proposer une réponse à publier"), _all()), form, _("Proposer"))


def reason(request: HttpRequest, code: str, form: ui.Form) -> FormPage:
    back = Link(_("L’article"), reverse("backoffice:knowledge:show", args=[code]))
    return FormPage(_frame(request, _("Ne pas publier cet article"), back), form, _("Enregistrer"))


def show(request: HttpRequest, viewer: Viewer, found: Written, refusal: str) -> ShowPage:
    code, is_proposed = found.article.code, found.state is ArticleState.PROPOSED
    may = is_proposed and policies.may_approve(viewer, proposed_by=found.proposed_by)
    return ShowPage(
        frame=_frame(request, catalogue_words.said(found.article.question), _all()),
        refusal=refusal,
        status=_status(found),
        rows=tuple(row for row in _rows(found) if row.value),
        approve=reverse("backoffice:knowledge:approve", args=[code]) if may else "",
        links=tuple(_links(found, may=may)),
    )


def _links(found: Written, *, may: bool) -> list[Link]:
    code = found.article.code
    if may:
        return [Link(_("Refuser, en disant pourquoi"), reverse("backoffice:knowledge:refuse", args=[code]))]
    if found.state is ArticleState.APPROVED:
        return [
            Link(_("Voir la page publique"), reverse("portal:help:one", args=[code])),
            Link(_("Retirer, en disant pourquoi"), reverse("backoffice:knowledge:withdraw", args=[code])),
        ]
    return []


def _rows(found: Written) -> tuple[SummaryRow, ...]:
    article = found.article
    sheet = catalogue.current().sheets.get(article.service)
    return (
        SummaryRow(_("Réponse"), article.answer.fr),
        SummaryRow(_("La question en anglais"), article.question.en or ""),
        SummaryRow(_("La réponse en anglais"), article.answer.en or ""),
        SummaryRow(_("Thème"), _theme(article.theme)),
        SummaryRow(_("Service"), catalogue_words.said(sheet.service.title) if sheet else article.service),
        SummaryRow(_("Source"), article.source),
        SummaryRow(_("Lue ou datée du"), catalogue_words.partial_date(article.checked_on)),
        SummaryRow(_("D’après le message"), found.concern),
        SummaryRow(_("Proposée le"), wording.day(found.proposed_at)),
        SummaryRow(_("Pourquoi"), found.reason),
    )


def _line(found: Written) -> tuple[str | Link | Status, ...]:
    address = reverse("backoffice:knowledge:show", args=[found.article.code])
    question = catalogue_words.said(found.article.question)
    return Link(question, address), _theme(found.article.theme), wording.day(found.proposed_at), _status(found)


def _status(found: Written) -> Status:
    return Status(str(found.state.label), STANDINGS[found.state])


def _theme(code: str) -> str:
    found = routing.themes().get(code)
    return catalogue_words.said(found.name) if found else code


def _all() -> Link:
    return Link(_("Réponses publiées"), reverse("backoffice:knowledge:every"))


def _frame(request: HttpRequest, title: str, back: Link) -> Frame:
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
