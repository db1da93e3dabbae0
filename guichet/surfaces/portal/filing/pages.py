"""What the pages of the form show."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.procedure import Page, fees_due, offer_of
from guichet.commons.catalogue.definition.treatment import EligibilityRule
from guichet.commons.intake.queries import DraftFacts
from guichet.surfaces.portal.filing import prefilling
from guichet.surfaces.questions import answered
from guichet.surfaces.questions.asking import BY_FILE, Asking
from guichet.surfaces.questions.blocks import Block, Holder, block
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms, wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Progress, SummaryRow


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
    progress: Progress
    sections: tuple[tuple[str, tuple[SummaryRow, ...]], ...]
    missing: Link | None
    fee: str
    promise: str
    refusal: str
    later: str


def visible(page: Page) -> bool:
    """Whether there is anything on it to read or to answer."""
    return any(_is_visible(shown.entry.question) for shown in page.questions)


def _is_visible(question: asked.Question) -> bool:
    return not isinstance(question, asked.ComputedQuestion) or question.shown


def name_of(page: Page) -> str:
    return page.group.name if page.group else page.questions[0].entry.name


def address(draft: DraftFacts, page: Page, item: int | None = None) -> str:
    if item is None:
        return reverse("portal:filing:step", args=[draft.service, name_of(page)])
    return reverse("portal:filing:item", args=[draft.service, name_of(page), item])


def steps(draft: DraftFacts) -> tuple[Page, ...]:
    return tuple(page for page in draft.walk.pages if visible(page))


def progress(draft: DraftFacts, page: Page | None) -> Progress:
    """By section, the last being the reading over; sections that the answers leave out are not counted."""
    reached = [each.section.code for each in draft.walk.pages]
    after = reached[-1] if reached else ""
    codes = [section.code for section in draft.form.service.sections]
    ahead = codes[codes.index(after) + 1 :] if after and not draft.walk.is_complete else []
    counted = [code for code in codes if code in reached or code in ahead]
    if page is None:
        return Progress(_("Relire et envoyer"), len(counted) + 1, len(counted) + 1)
    return Progress(words.said(page.section.title), counted.index(page.section.code) + 1, len(counted) + 1)


def step(request: HttpRequest, draft: DraftFacts, page: Page, asking: Asking) -> StepPage:
    title = _title(page)
    return StepPage(
        frame=frame(request, title=title, way=Way(back=_back(draft, page)), listed=False),
        form=asking.form,
        progress=progress(draft, page),
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
        progress=progress(draft, page),
        blocks=_blocks(draft, page, asking),
        help="",
        later=reverse("portal:filing:later", args=[draft.service]),
        is_multipart=False,
        action=request.get_full_path(),
    )


def _blocks(draft: DraftFacts, page: Page, asking: Asking) -> tuple[Block, ...]:
    """The title of a page of one question already says it; computed values that are not shown have no block."""
    holder = Holder(
        files=draft.content.files,
        uploads=reverse("portal:filing:uploads", args=[draft.service]),
        item_address=lambda number: address(draft, page, number),
    )
    first = page.questions[0] if page.group is None else None
    shown = (each for each in asking.shown if _is_visible(each.entry.question))
    return tuple(block(each, asking, holder, alone=each is first) for each in shown)


def _title(page: Page) -> str:
    return words.said(page.group.label if page.group else page.questions[0].entry.question.label)


def _back(draft: DraftFacts, page: Page) -> Link:
    before = [each for each in steps(draft) if draft.walk.pages.index(each) < draft.walk.pages.index(page)]
    if before:
        return Link(_("Question précédente"), address(draft, before[-1]))
    return Link(_("Avant de commencer"), reverse("portal:filing:start", args=[draft.service]))


def summary(request: HttpRequest, draft: DraftFacts, refusal: str = "") -> SummaryPage:
    open_page = draft.walk.first_open
    missing = Link(_("Aller à la question"), address(draft, open_page)) if open_page else None
    back = steps(draft)[-1:]
    procedure = draft.form.service.procedure
    return SummaryPage(
        frame=frame(
            request,
            title=_("Relisez vos réponses"),
            way=Way(back=Link(_("Question précédente"), address(draft, back[0])) if back else None),
            listed=False,
        ),
        progress=progress(draft, None),
        sections=tuple(_sections(draft)),
        missing=missing,
        fee=_fee(draft),
        promise=words.term(procedure.promise) if procedure else "",
        refusal=refusal,
        later=reverse("portal:filing:later", args=[draft.service]),
    )


def _sections(draft: DraftFacts) -> list[tuple[str, tuple[SummaryRow, ...]]]:
    rows: dict[str, list[SummaryRow]] = {}
    titles: dict[str, str] = {}
    for page in steps(draft):
        titles[page.section.code] = words.said(page.section.title)
        rows.setdefault(page.section.code, []).extend(_rows(draft, page))
    return [(titles[code], tuple(held)) for code, held in rows.items() if held]


def _rows(draft: DraftFacts, page: Page) -> list[SummaryRow]:
    href = f"{address(draft, page)}?retour=relire"
    return [
        SummaryRow(
            words.said(shown.entry.question.label),
            answered.said(shown, draft.content.files),
            Link(_("Modifier"), href) if isinstance(shown.entry.question, asked.Asked) else None,
        )
        for shown in page.questions
        if _is_visible(shown.entry.question) and not isinstance(shown.entry.question, asked.ExplanationQuestion)
    ]


def _fee(draft: DraftFacts) -> str:
    offer = offer_of(draft.form)
    fees = fees_due(draft.form, offer, draft.walk.answers, draft.today) if offer else None
    return "" if fees is None else wording.fee(sum(fee.amount for fee in fees))


@dataclass(frozen=True, slots=True)
class StopPage:
    """A request that cannot go on, why, and where to look instead."""

    frame: Frame
    reason: str
    see: Link | None
    sheet: Link


def stopped(request: HttpRequest, draft: DraftFacts, rule: EligibilityRule) -> StopPage:
    last = steps(draft)[-1:]
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
