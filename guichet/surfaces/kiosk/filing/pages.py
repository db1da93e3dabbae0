"""What the pages of a request show at the kiosk."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.procedure import Page
from guichet.commons.catalogue.definition.treatment import EligibilityRule
from guichet.commons.intake.queries import DraftFacts
from guichet.surfaces.kiosk.surroundings import Stay, framed, stay
from guichet.surfaces.questions import drawings, way
from guichet.surfaces.questions.asking import BY_FILE, Asking
from guichet.surfaces.questions.blocks import Block, Holder, blocks_of
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link, Progress

# Blocks of questions that the kiosk draws by itself: each of their gestures has its picture.
OWN = {
    "questions/_repeat.html": "kiosk/filing/_repeat.html",
    "questions/_signature.html": "kiosk/filing/_signature.html",
}
FILES = "kiosk/filing/_file.html"


@dataclass(frozen=True, slots=True)
class StepPage:
    """`drawing` is the picture of what is asked."""

    frame: Frame
    stay: Stay
    form: forms.Form
    progress: Progress
    blocks: tuple[Block, ...]
    drawing: str
    help: str
    action: str
    is_multipart: bool


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """`is_given` when the receipt was printed already, and what changed since has to be given again."""

    frame: Frame
    stay: Stay
    over: way.ReadOver
    is_given: bool


@dataclass(frozen=True, slots=True)
class StopPage:
    frame: Frame
    stay: Stay
    reason: str
    see: Link | None


def address(draft: DraftFacts, page: Page, item: int | None = None) -> str:  # noqa: ARG001 the visit has one request
    if item is None:
        return reverse("kiosk:filing:step", args=[way.name_of(page)])
    return reverse("kiosk:filing:item", args=[way.name_of(page), item])


def step(request: HttpRequest, draft: DraftFacts, page: Page, asking: Asking) -> StepPage:
    before = way.before(draft, page)
    back = Link(_("Précédent"), address(draft, before)) if before else None
    title, blocks = way.title_of(page), _blocks(draft, page, asking)
    help_text = words.said(page.group.help) if page.group else ""
    return StepPage(
        frame=framed(request, title, back=back),
        stay=stay(request),
        form=asking.form,
        progress=way.progress(draft, page),
        blocks=blocks,
        drawing=drawings.of_question(page.questions[0].entry.question),
        help=help_text,
        action=request.get_full_path(),
        is_multipart=any(isinstance(shown.entry.question, BY_FILE) for shown in page.questions),
    )


def item_step(request: HttpRequest, draft: DraftFacts, page: Page, item: int, asking: Asking) -> StepPage:
    question = page.questions[0].entry.question
    label = words.said(question.item_label) if isinstance(question, asked.RepeatQuestion) else ""
    made = step(request, draft, page, asking)
    title = f"{label} {item + 1}"
    back = Link(words.said(question.label), address(draft, page))
    return replace(made, frame=framed(request, title, back=back))


def _blocks(draft: DraftFacts, page: Page, asking: Asking) -> tuple[Block, ...]:
    holder = Holder(
        files=draft.content.files,
        uploads="",
        item_address=lambda number: address(draft, page, number),
        file_template=FILES,
    )
    made = blocks_of(page, asking, holder)
    return tuple(replace(each, template=OWN.get(each.template, each.template)) for each in made)


def summary(request: HttpRequest, draft: DraftFacts, *, is_given: bool) -> SummaryPage:
    last, title = way.steps(draft)[-1:], _("Relisez vos réponses")
    over = way.read_over(draft, address, drawings.of_answer)
    return SummaryPage(
        frame=framed(request, title, back=Link(_("Précédent"), address(draft, last[0])) if last else None),
        stay=stay(request),
        over=over,
        is_given=is_given,
    )


def stopped(request: HttpRequest, draft: DraftFacts, rule: EligibilityRule) -> StopPage:
    last = way.steps(draft)[-1:]
    other = catalogue.current().sheets.get(rule.see) if rule.see else None
    return StopPage(
        frame=framed(
            request,
            _("Vous ne pouvez pas faire cette demande"),
            back=Link(_("Modifier ma réponse"), address(draft, last[0])) if last else None,
        ),
        stay=stay(request),
        reason=words.said(rule.reason),
        see=Link(words.said(other.service.title), reverse("kiosk:browsing:sheet", args=[other.code]))
        if other
        else None,
    )
