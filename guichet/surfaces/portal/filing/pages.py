"""What the pages of the form show."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.procedure import Page
from guichet.commons.catalogue.definition.treatment import EligibilityRule
from guichet.commons.intake.queries import DraftFacts
from guichet.surfaces.portal.filing import prefilling
from guichet.surfaces.questions import way
from guichet.surfaces.questions.asking import BY_FILE, Asking
from guichet.surfaces.questions.blocks import Block, Holder, blocks_of
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Progress


@dataclass(frozen=True, slots=True)
class StepPage:
    frame: Frame
    form: forms.Form
    progress: Progress | None
    blocks: tuple[Block, ...]
    help: str
    later: str
    is_multipart: bool
    action: str
    note: prefilling.Note | None = None


@dataclass(frozen=True, slots=True)
class SummaryPage:
    frame: Frame
    over: way.ReadOver
    refusal: str
    later: str


def address(draft: DraftFacts, page: Page, item: int | None = None) -> str:
    if item is None:
        return reverse("portal:filing:step", args=[draft.service, way.name_of(page)])
    return reverse("portal:filing:item", args=[draft.service, way.name_of(page), item])


def step(request: HttpRequest, draft: DraftFacts, page: Page, asking: Asking) -> StepPage:
    title = way.title_of(page)
    return StepPage(
        frame=frame(request, title=title, way=Way(back=_back(draft, page)), listed=False),
        form=asking.form,
        progress=way.progress(draft, page),
        blocks=_blocks(draft, page, asking),
        help=words.said(page.group.help) if page.group else "",
        later=reverse("portal:filing:later", args=[draft.service]),
        is_multipart=any(isinstance(shown.entry.question, BY_FILE) for shown in page.questions),
        action=request.get_full_path(),
        note=prefilling.note(request),
    )


def item_step(request: HttpRequest, draft: DraftFacts, page: Page, item: int, asking: Asking) -> StepPage:
    question = page.questions[0].entry.question
    label = words.said(question.item_label) if isinstance(question, asked.RepeatQuestion) else ""
    back = Link(words.said(question.label), address(draft, page))
    return StepPage(
        frame=frame(request, title=f"{label} {item + 1}", way=Way(back=back), listed=False),
        form=asking.form,
        progress=way.progress(draft, page),
        blocks=_blocks(draft, page, asking),
        help="",
        later=reverse("portal:filing:later", args=[draft.service]),
        is_multipart=False,
        action=request.get_full_path(),
    )


def _blocks(draft: DraftFacts, page: Page, asking: Asking) -> tuple[Block, ...]:
    holder = Holder(
        files=draft.content.files,
        uploads=reverse("portal:filing:uploads", args=[draft.service]),
        item_address=lambda number: address(draft, page, number),
    )
    return blocks_of(page, asking, holder)


def _back(draft: DraftFacts, page: Page) -> Link:
    before = way.before(draft, page)
    if before:
        return Link(_("Question précédente"), address(draft, before))
    return Link(_("Avant de commencer"), reverse("portal:filing:start", args=[draft.service]))


def summary(request: HttpRequest, draft: DraftFacts, refusal: str = "") -> SummaryPage:
    back = way.steps(draft)[-1:]
    return SummaryPage(
        frame=frame(
            request,
            title=_("Relisez vos réponses"),
            way=Way(back=Link(_("Question précédente"), address(draft, back[0])) if back else None),
            listed=False,
        ),
        over=way.read_over(draft, address),
        refusal=refusal,
        later=reverse("portal:filing:later", args=[draft.service]),
    )


@dataclass(frozen=True, slots=True)
class StopPage:
    """A request that cannot go on, why, and where to look instead."""

    frame: Frame
    reason: str
    see: Link | None
    sheet: Link


def stopped(request: HttpRequest, draft: DraftFacts, rule: EligibilityRule) -> StopPage:
    last = way.steps(draft)[-1:]
    back = Link(_("Modifier ma réponse"), address(draft, last[0])) if last else None
    other = catalogue.current().sheets.get(rule.see) if rule.see else None
    return StopPage(
        frame=frame(request, title=_("Vous ne pouvez pas faire cette demande"), way=Way(back=back), listed=False),
        reason=words.said(rule.reason),
        see=Link(words.said(other.service.title), reverse("portal:services:sheet", args=[other.code]))
        if other
        else None,
        sheet=Link(_("Retour à la fiche"), reverse("portal:services:sheet", args=[draft.service])),
    )
