"""What the pages of a request show at the counter: its questions, for whom it is written, and how it ends."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.procedure import Page
from guichet.commons.catalogue.definition.treatment import EligibilityRule
from guichet.commons.intake.codes import Ticket
from guichet.commons.intake.queries import DraftFacts
from guichet.foundation.identity import vouching
from guichet.surfaces.counter.filling import forms
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.questions import papers, qr, way
from guichet.surfaces.questions.asking import BY_FILE, Asking
from guichet.surfaces.questions.blocks import Block, Holder, blocks_of
from guichet.surfaces.questions.papers import Handed
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms as ui_forms
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link, Progress


@dataclass(frozen=True, slots=True)
class Beside:
    """Whose request it is; `mandate` is empty for one without a mandate."""

    reference: str
    helped: str
    mandate: str


@dataclass(frozen=True, slots=True)
class StepPage:
    frame: Frame
    beside: Beside
    form: ui_forms.Form
    progress: Progress
    blocks: tuple[Block, ...]
    help: str
    action: str
    is_multipart: bool


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """`is_given` when the receipt was printed already, and what changed since has to be given again.

    `vouched` says which paper of the person was seen; nothing when none was.
    """

    frame: Frame
    beside: Beside
    over: way.ReadOver
    is_given: bool
    vouched: str


@dataclass(frozen=True, slots=True)
class VouchPage:
    frame: Frame
    form: forms.Vouch
    submit: str


@dataclass(frozen=True, slots=True)
class StopPage:
    frame: Frame
    beside: Beside
    reason: str
    see: str


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """`until` says until when an answer can be put right."""

    frame: Frame
    handed: Handed
    notice: tuple[str, str] | None
    until: str


@dataclass(frozen=True, slots=True)
class KeptPage:
    frame: Frame
    ticket: Ticket
    square: qr.Square
    kept_until: datetime
    notice: tuple[str, str]
    how: str


@dataclass(frozen=True, slots=True)
class ResumePage:
    frame: Frame
    form: forms.Resume
    submit: str


def address(draft: DraftFacts, page: Page, item: int | None = None) -> str:  # noqa: ARG001 one request is in hand
    if item is None:
        return reverse("counter:filling:step", args=[way.name_of(page)])
    return reverse("counter:filling:item", args=[way.name_of(page), item])


def step(request: HttpRequest, draft: DraftFacts, page: Page, asking: Asking) -> StepPage:
    before = way.before(draft, page)
    back = Link(_("Question précédente"), address(draft, before)) if before else None
    return StepPage(
        frame=framed(request, way.title_of(page), back=back),
        beside=_beside(draft),
        form=asking.form,
        progress=way.progress(draft, page),
        blocks=_blocks(draft, page, asking),
        help=words.said(page.group.help) if page.group else "",
        action=request.get_full_path(),
        is_multipart=any(isinstance(shown.entry.question, BY_FILE) for shown in page.questions),
    )


def item_step(request: HttpRequest, draft: DraftFacts, page: Page, item: int, asking: Asking) -> StepPage:
    question = page.questions[0].entry.question
    label = words.said(question.item_label) if isinstance(question, asked.RepeatQuestion) else ""
    back = Link(words.said(question.label), address(draft, page))
    return replace(step(request, draft, page, asking), frame=framed(request, f"{label} {item + 1}", back=back))


def _blocks(draft: DraftFacts, page: Page, asking: Asking) -> tuple[Block, ...]:
    # No files in pieces: the counter stands beside its own node.
    holder = Holder(files=draft.content.files, uploads="", item_address=lambda number: address(draft, page, number))
    return blocks_of(page, asking, holder)


def summary(request: HttpRequest, draft: DraftFacts, *, is_given: bool) -> SummaryPage:
    last = way.steps(draft)[-1:]
    back = Link(_("Question précédente"), address(draft, last[0])) if last else None
    return SummaryPage(
        frame=framed(request, _("Relisez les réponses avec la personne"), back=back),
        beside=_beside(draft),
        over=way.read_over(draft, address),
        is_given=is_given,
        vouched=_vouched(draft.reference),
    )


def _vouched(reference: str) -> str:
    seen = vouching.of_request(reference)
    if seen is None:
        return ""
    return _("%(paper)s, numéro finissant par %(last)s") % {"paper": seen.paper.label, "last": seen.last}


def vouch(request: HttpRequest, form: forms.Vouch) -> VouchPage:
    back = Link(_("Relire les réponses"), reverse("counter:filling:summary"))
    return VouchPage(framed(request, _("Constater l’identité"), back=back), form, _("J’ai vu ce papier"))


def stopped(request: HttpRequest, draft: DraftFacts, rule: EligibilityRule) -> StopPage:
    last = way.steps(draft)[-1:]
    back = Link(_("Modifier la réponse"), address(draft, last[0])) if last else None
    other = catalogue.current().sheets.get(rule.see) if rule.see else None
    return StopPage(
        frame=framed(request, _("Cette demande ne peut pas être faite"), back=back),
        beside=_beside(draft),
        reason=words.said(rule.reason),
        see=words.said(other.service.title) if other else "",
    )


def receipt(request: HttpRequest, found: Handed) -> ReceiptPage:
    printed = request.GET.get(papers.PARAMETER)
    until = _(
        "Jusqu’au %(until)s, ou jusqu’à ce que vous terminiez avec cette personne. Elle est ensuite scellée et envoyée."
    )
    return ReceiptPage(
        frame=framed(request, _("La demande est remise")),
        handed=found,
        notice=papers.said(printed) if printed else None,
        until=until % {"until": wording.moment(found.until)} if found.until else "",
    )


def kept(request: HttpRequest, ticket: Ticket, square: str, until: datetime, notice: tuple[str, str]) -> KeptPage:
    return KeptPage(
        frame=framed(request, _("La demande est gardée")),
        ticket=ticket,
        square=qr.square(square),
        kept_until=until,
        notice=notice,
        how=_("Donnez ce ticket à la personne : qui l’a peut lire ses réponses, et les finir ici ou à la borne."),
    )


def resume(request: HttpRequest, form: forms.Resume) -> ResumePage:
    return ResumePage(framed(request, _("Reprendre une demande commencée")), form, _("Reprendre ici"))


def _beside(draft: DraftFacts) -> Beside:
    return Beside(draft.reference, papers.helped(draft.helped), draft.helped.mandate)
