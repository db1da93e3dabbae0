"""What the preview of a procedure shows: its questions by section, its steps, its possible ends."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.treatment import Procedure
from guichet.commons.catalogue.snapshot import Sheet
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Step

SILENT = (asked.ComputedQuestion, asked.ExplanationQuestion)
CHOICES = (asked.ChoiceQuestion, asked.ChoicesQuestion, asked.PictogramChoiceQuestion, asked.LinkedChoiceQuestion)


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """`conditional` questions are asked of some people only."""

    text: str
    help: str
    options: tuple[str, ...]
    required: bool
    conditional: bool


@dataclass(frozen=True, slots=True)
class SectionBlock:
    title: str
    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    title: str
    appeal: str


@dataclass(frozen=True, slots=True)
class PreviewPage:
    frame: Frame
    sections: tuple[SectionBlock, ...]
    stops: tuple[str, ...]
    steps: tuple[Step, ...]
    endings: tuple[Ending, ...]
    promise: str
    is_demonstration: bool
    start: str


def preview(request: HttpRequest, sheet: Sheet, procedure: Procedure) -> PreviewPage:
    service = sheet.service
    return PreviewPage(
        frame=frame(
            request,
            title=_("%(service)s : ce qui vous sera demandé") % {"service": words.said(service.title)},
            description=_("Lisez les questions à l’avance et préparez vos papiers."),
            way=Way(back=Link(_("Retour à la fiche"), reverse("portal:services:sheet", args=[sheet.code]))),
        ),
        sections=tuple(_section(section) for section in service.sections),
        stops=tuple(words.said(rule.reason) for rule in service.eligibility),
        steps=tuple(Step(title=words.said(step.title)) for step in procedure.circuit.steps),
        endings=tuple(Ending(words.said(each.title), words.said(each.appeal)) for each in procedure.outcomes),
        promise=words.term(procedure.promise),
        is_demonstration=procedure.demonstration or procedure.promise.demonstration,
        start=reverse("portal:filing:start", args=[sheet.code]),
    )


def _section(section: asked.Section) -> SectionBlock:
    conditional = section.when is not None
    lines = _lines(section.questions, conditional=conditional)
    return SectionBlock(title=words.said(section.title), questions=tuple(lines))


def _lines(questions: Iterable[asked.Question], *, conditional: bool) -> Iterable[QuestionLine]:
    for question in questions:
        sometimes = conditional or question.when is not None
        if isinstance(question, asked.SectionQuestion):
            yield from _lines(question.questions, conditional=sometimes)
        elif not isinstance(question, SILENT):
            yield _line(question, conditional=sometimes)


def _line(question: asked.AskedQuestion | asked.RepeatQuestion, *, conditional: bool) -> QuestionLine:
    return QuestionLine(
        text=words.said(question.label),
        help=words.said(question.help),
        options=tuple(words.said(option.text) for option in question.options) if isinstance(question, CHOICES) else (),
        required=question.required,
        conditional=conditional,
    )
