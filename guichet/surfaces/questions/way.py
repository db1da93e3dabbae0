"""The way through a form as its pages show it: which page follows, how far one is, and all answers read over."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.procedure import Page, fees_due, offer_of
from guichet.commons.intake.queries import DraftFacts
from guichet.surfaces.questions import answered
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.parts import Link, Progress, SummaryRow

Address = Callable[[DraftFacts, Page], str]
Picture = Callable[[asked.Question, Any], str]
Section = tuple[str, tuple[SummaryRow, ...]]


def is_visible(question: asked.Question) -> bool:
    return not isinstance(question, asked.ComputedQuestion) or question.shown


def visible(page: Page) -> bool:
    """Whether there is anything on it to read or to answer."""
    return any(is_visible(shown.entry.question) for shown in page.questions)


def name_of(page: Page) -> str:
    return page.group.name if page.group else page.questions[0].entry.name


def title_of(page: Page) -> str:
    return words.said(page.group.label if page.group else page.questions[0].entry.question.label)


def steps(draft: DraftFacts) -> tuple[Page, ...]:
    return tuple(page for page in draft.walk.pages if visible(page))


def page_named(draft: DraftFacts, name: str) -> Page | None:
    return next((page for page in steps(draft) if name_of(page) == name), None)


def before(draft: DraftFacts, page: Page) -> Page | None:
    """The page that comes before this one, if any."""
    found = [each for each in steps(draft) if draft.walk.pages.index(each) < draft.walk.pages.index(page)]
    return found[-1] if found else None


def after(draft: DraftFacts, page: Page) -> Page | None:
    found = steps(draft)
    following = found[found.index(page) + 1 :]
    return following[0] if following else None


def progress(draft: DraftFacts, page: Page | None) -> Progress:
    """By section, the last being the reading over; sections that the answers leave out are not counted."""
    reached = [each.section.code for each in draft.walk.pages]
    last = reached[-1] if reached else ""
    codes = [section.code for section in draft.form.service.sections]
    ahead = codes[codes.index(last) + 1 :] if last and not draft.walk.is_complete else []
    counted = [code for code in codes if code in reached or code in ahead]
    if page is None:
        return Progress(_("Relire et envoyer"), len(counted) + 1, len(counted) + 1)
    return Progress(words.said(page.section.title), counted.index(page.section.code) + 1, len(counted) + 1)


def _no_picture(question: asked.Question, value: Any) -> str:  # noqa: ARG001
    return ""


@dataclass(frozen=True, slots=True)
class ReadOver:
    """All that was answered, before it is sent: what is missing, what is due, what is promised."""

    progress: Progress
    sections: tuple[Section, ...]
    missing: Link | None
    fee: str
    promise: str


def read_over(draft: DraftFacts, address: Address, picture: Picture = _no_picture) -> ReadOver:
    open_page, procedure = draft.walk.first_open, draft.form.service.procedure
    return ReadOver(
        progress=progress(draft, None),
        sections=sections(draft, address, picture),
        missing=Link(_("Aller à la question"), address(draft, open_page)) if open_page else None,
        fee=fee(draft),
        promise=words.term(procedure.promise) if procedure else "",
    )


def sections(draft: DraftFacts, address: Address, picture: Picture = _no_picture) -> tuple[Section, ...]:
    """All answers by section, each with the way to change it, and its picture where the surface has one."""
    rows: dict[str, list[SummaryRow]] = {}
    titles: dict[str, str] = {}
    for page in steps(draft):
        titles[page.section.code] = words.said(page.section.title)
        rows.setdefault(page.section.code, []).extend(_rows(draft, page, address, picture))
    return tuple((titles[code], tuple(held)) for code, held in rows.items() if held)


def _rows(draft: DraftFacts, page: Page, address: Address, picture: Picture) -> list[SummaryRow]:
    href = f"{address(draft, page)}?retour=relire"
    return [
        SummaryRow(
            words.said(shown.entry.question.label),
            answered.said(shown, draft.content.files),
            Link(_("Modifier"), href) if isinstance(shown.entry.question, asked.Asked) else None,
            drawing=picture(shown.entry.question, shown.value),
        )
        for shown in page.questions
        if is_visible(shown.entry.question) and not isinstance(shown.entry.question, asked.ExplanationQuestion)
    ]


def fee(draft: DraftFacts) -> str:
    """What is due, in words; nothing when none is published."""
    offer = offer_of(draft.form)
    fees = fees_due(draft.form, offer, draft.walk.answers, draft.today) if offer else None
    return "" if fees is None else wording.fee(sum(each.amount for each in fees))
