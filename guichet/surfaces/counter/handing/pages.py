"""What handing a document over shows."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.documents.queries import Waiting
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.counter.handing import forms
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class HandOverPage:
    frame: Frame
    form: forms.HandOver
    title: str
    submit: str


def hand_over(request: HttpRequest, form: forms.HandOver, waiting: Waiting | None) -> HandOverPage:
    title = f"{_title(waiting)}, {waiting.request}" if waiting else ""
    return HandOverPage(framed(request, _("Remettre un document")), form, title, _("Imprimer et remettre"))


def link(waiting: Waiting) -> Link:
    return Link(
        _title(waiting),
        reverse("counter:hand-over", args=[waiting.document]),
        hint=_("Demande %(reference)s, délivré le %(day)s")
        % {"reference": waiting.request, "day": wording.day(waiting.issued_at)},
    )


def _title(waiting: Waiting) -> str:
    sheet = catalogue.current().sheets.get(waiting.service)
    return words.said(sheet.service.title) if sheet else waiting.service
