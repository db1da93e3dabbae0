"""What the pages of the form show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.procedure import Page, Shown, fees_due, offer_of
from guichet.commons.catalogue.definition.treatment import EligibilityRule
from guichet.commons.intake.queries import DraftFacts
from guichet.commons.intake.uploads.base import Filed, State, heaviest, kinds
from guichet.surfaces.portal.filing import answered, prefilling
from guichet.surfaces.portal.filing.asking import BY_FILE, Asking
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms, wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Progress, SummaryRow


@dataclass(frozen=True, slots=True)
class FileLine:
    """`note` says how far it was checked, and what was taken out of it."""

    identifier: str
    name: str
    size: str
    note: str


@dataclass(frozen=True, slots=True)
class FileSpace:
    """Where a question takes its files; `room` is whether it takes another."""

    lines: tuple[FileLine, ...]
    room: bool
    accept: str
    heaviest: int
    limits: str
    uploads: str
    multiple: bool


@dataclass(frozen=True, slots=True)
class ItemLine:
    title: str
    text: str
    href: str
    number: int


@dataclass(frozen=True, slots=True)
class Block:
    """One question on the page; `alone` when the title of the page already says it."""

    template: str
    name: str
    label: str
    help: str
    alone: bool
    required: bool
    fields: tuple[BoundField, ...] = ()
    value: str = ""
    tone: str = ""
    files: FileSpace | None = None
    items: tuple[ItemLine, ...] = ()
    error: str = ""


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
        blocks=tuple(_block(draft, page, shown, asking) for shown in asking.shown if _is_visible(shown.entry.question)),
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
        blocks=tuple(_block(draft, page, shown, asking) for shown in asking.shown),
        help="",
        later=reverse("portal:filing:later", args=[draft.service]),
        is_multipart=False,
        action=request.get_full_path(),
    )


def _title(page: Page) -> str:
    return words.said(page.group.label if page.group else page.questions[0].entry.question.label)


def _back(draft: DraftFacts, page: Page) -> Link:
    before = [each for each in steps(draft) if draft.walk.pages.index(each) < draft.walk.pages.index(page)]
    if before:
        return Link(_("Question précédente"), address(draft, before[-1]))
    return Link(_("Avant de commencer"), reverse("portal:filing:start", args=[draft.service]))


def _block(draft: DraftFacts, page: Page, shown: Shown, asking: Asking) -> Block:
    question = shown.entry.question
    template = next(name for kind, name in TEMPLATES if isinstance(question, kind))
    alone = page.group is None and page.questions[0] is shown
    fields = asking.fields(shown.entry.name)
    if alone and template == FIELD:
        template = "portal/filing/_alone.html"
    return Block(
        template=template,
        name=shown.entry.name,
        label=words.said(question.label),
        help=words.said(question.help),
        alone=alone,
        required=getattr(question, "required", True),
        fields=fields,
        value=_value(question, shown, draft),
        tone=question.tone.value if isinstance(question, asked.ExplanationQuestion) else "",
        files=_files(draft, question, shown.value) if isinstance(question, Filed) else None,
        items=_items(draft, page, shown) if isinstance(question, asked.RepeatQuestion) else (),
    )


FIELD = "portal/filing/_field.html"
TEMPLATES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    ((asked.PersonNameQuestion, asked.AddressQuestion, asked.LinkedChoiceQuestion), "portal/filing/_group.html"),
    (asked.ExplanationQuestion, "portal/filing/_explanation.html"),
    (asked.ComputedQuestion, "portal/filing/_computed.html"),
    (BY_FILE, "portal/filing/_file.html"),
    (asked.SignatureQuestion, "portal/filing/_signature.html"),
    (asked.RepeatQuestion, "portal/filing/_repeat.html"),
    (asked.ConsentQuestion, "portal/filing/_consent.html"),
    (object, FIELD),
)


def _value(question: asked.Question, shown: Shown, draft: DraftFacts) -> str:
    if isinstance(question, asked.ExplanationQuestion):
        return words.said(question.text)
    if isinstance(question, asked.SignatureQuestion | asked.ConsentQuestion):
        return words.said(question.statement)
    return answered.said(shown, draft.content.files) if isinstance(question, asked.ComputedQuestion) else ""


def _files(draft: DraftFacts, question: Filed, value: Any) -> FileSpace:
    held = value if isinstance(value, list) else [value] if isinstance(value, Mapping) and "file" in value else []
    most = question.max_files if isinstance(question, asked.FileQuestion) else 1
    accepted = [kind.value for kind in kinds(question)]
    limit = heaviest(question)
    return FileSpace(
        lines=tuple(_file(draft.content.files[each["file"]], each["file"]) for each in held),
        room=len(held) < most or most == 1,
        accept=",".join([*(f".{kind}" for kind in accepted), *([".jpg"] if "jpeg" in accepted else [])]),
        heaviest=limit,
        limits=_("%(kinds)s, %(megabytes)s Mo au plus.")
        % {"kinds": ", ".join(kind.upper() for kind in accepted), "megabytes": limit // 1_000_000},
        uploads=reverse("portal:filing:uploads", args=[draft.service]),
        multiple=most > 1,
    )


def _file(file: Mapping[str, Any], identifier: str) -> FileLine:
    size = _("%(kilobytes)s ko") % {"kilobytes": wording.number(max(1, round(int(file["bytes"]) / 1000)))}
    return FileLine(identifier, str(file["name"]), size, _note(file))


def _note(file: Mapping[str, Any]) -> str:
    notes = []
    if file["signed"]:
        notes.append(_("Ce document est signé : il est gardé tel quel, sans être refait."))
    if file["removed"]:
        notes.append(_("Ce qui pouvait agir tout seul dans ce PDF a été retiré ; ses pages sont gardées."))
    if file["state"] == State.NOT_SCANNED:
        notes.append(_("Non analysé : ce site de démonstration n’a pas d’antivirus."))
    if file["state"] == State.QUARANTINED:
        notes.append(_("Mis de côté : personne ne l’ouvrira avant qu’il ait été contrôlé."))
    return " ".join(notes)


def _items(draft: DraftFacts, page: Page, shown: Shown) -> tuple[ItemLine, ...]:
    question = shown.entry.question
    label = words.said(question.item_label) if isinstance(question, asked.RepeatQuestion) else ""
    return tuple(
        ItemLine(
            title=f"{label} {number + 1}",
            text=", ".join(answered.said(each, draft.content.files) for each in item),
            href=address(draft, page, number),
            number=number,
        )
        for number, item in enumerate(shown.items)
    )


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
