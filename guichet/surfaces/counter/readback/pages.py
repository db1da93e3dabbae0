"""What a readback shows: to the person, large; to the focal point, the code and the hand."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.procedure import Shown
from guichet.commons.intake.queries import DraftFacts
from guichet.domains.reception.vocabulary import Hand
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.counter.readback import forms
from guichet.surfaces.questions import answered, drawings
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, Scale
from guichet.surfaces.ui.parts import Standing, Status


@dataclass(frozen=True, slots=True)
class ReadLine:
    """`drawing` is the answer's own picture, or that of its kind of question."""

    question: str
    answer: str
    drawing: str


@dataclass(frozen=True, slots=True)
class ReadbackPage:
    frame: Frame
    service: str
    lines: tuple[ReadLine, ...]
    refresh: str


@dataclass(frozen=True, slots=True)
class EnterPage:
    frame: Frame
    form: forms.Code
    submit: str


@dataclass(frozen=True, slots=True)
class OverPage:
    frame: Frame
    sentence: str


@dataclass(frozen=True, slots=True)
class BesidePage:
    frame: Frame
    code: str
    screen: str
    status: Status
    refresh: str


def show(request: HttpRequest, code: str, draft: DraftFacts) -> ReadbackPage:
    sheet = catalogue.current().sheets.get(draft.service)
    given = [shown for page in draft.walk.pages for shown in page.questions if shown.value not in (None, "", [], {})]
    return ReadbackPage(
        frame=framed(request, _("Est-ce bien cela ?"), signed_in=False, scale=Scale.KIOSK),
        service=words.said(sheet.service.title) if sheet else draft.service,
        lines=tuple(_line(each, draft) for each in given),
        refresh=reverse("counter:readback:show", args=[code]),
    )


def enter(request: HttpRequest, form: forms.Code) -> EnterPage:
    frame = framed(request, _("Relire une demande"), signed_in=False, scale=Scale.KIOSK)
    return EnterPage(frame, form, _("Montrer la demande"))


def over(request: HttpRequest, hand: Hand | None) -> OverPage:
    sentences = {
        Hand.GREEN: _("Vous avez dit : c’est bien cela. Le guichet continue avec vous."),
        Hand.RED: _("Vous avez dit : ce n’est pas cela. Le guichet corrige avec vous, rien n’est envoyé."),
        None: _("Demandez un autre code au guichet."),
    }
    title = _("Merci !") if hand else _("Cette relecture est finie")
    return OverPage(framed(request, title, signed_in=False, scale=Scale.KIOSK), sentences[hand])


def beside(request: HttpRequest, code: str, hand: Hand | None) -> BesidePage:
    statuses = {
        Hand.GREEN: Status(str(Hand.GREEN.label), Standing.DONE),
        Hand.RED: Status(str(Hand.RED.label), Standing.REFUSED),
        None: Status(_("la personne n’a pas encore répondu"), Standing.WAITING),
    }
    return BesidePage(
        frame=framed(request, _("Relire à la borne")),
        code=code,
        screen=request.build_absolute_uri(reverse("counter:readback:enter")),
        status=statuses[hand],
        refresh="" if hand else reverse("counter:readback:beside", args=[code]),
    )


def _line(shown: Shown, draft: DraftFacts) -> ReadLine:
    question = shown.entry.question
    said = answered.said(shown, draft.content.files)
    return ReadLine(words.said(question.label), said, drawings.of_answer(question, shown.value))
