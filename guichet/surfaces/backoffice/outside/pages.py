"""A case that its reader does not have: the reason first, then its answers and its way, until a moment."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.casework.outside import Outside
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.case import answers
from guichet.surfaces.backoffice.history import passed
from guichet.surfaces.backoffice.outside import forms
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class AskPage:
    frame: Frame
    form: forms.StateReason
    submit: str
    refusal: str


@dataclass(frozen=True, slots=True)
class ReadPage:
    frame: Frame
    facts: tuple[SummaryRow, ...]
    answers: tuple[SummaryRow, ...]
    history: Table


def ask(request: HttpRequest, form: forms.StateReason, refusal: str = "") -> AskPage:
    return AskPage(
        frame=frame(
            request,
            title=_("Ouvrir un dossier"),
            way=Way(back=_loads()),
            navigation=navigation.signed_in(request),
            listed=False,
        ),
        form=form,
        submit=_("Ouvrir pour un quart d’heure"),
        refusal=refusal,
    )


def read(request: HttpRequest, found: Outside) -> ReadPage:
    title = _("Dossier %(reference)s") % {"reference": found.reference}
    return ReadPage(
        frame=frame(
            request, title=title, way=Way(back=_loads()), navigation=navigation.signed_in(request), listed=False
        ),
        facts=tuple(row for row in _facts(found) if row.value),
        answers=answers.rows(found.answers),
        history=passed(found.history),
    )


def _facts(found: Outside) -> tuple[SummaryRow, ...]:
    return (
        SummaryRow(_("Service"), words.said(found.service.title)),
        SummaryRow(_("Vous l’ouvrez pour"), str(found.motive.label)),
        SummaryRow(_("Votre phrase"), found.sentence),
        SummaryRow(_("Se referme"), wording.moment(found.until)),
    )


def _loads() -> Link:
    return Link(_("Files d’attente"), reverse("backoffice:supervision:loads"))
