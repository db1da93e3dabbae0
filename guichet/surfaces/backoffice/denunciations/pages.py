"""Denunciations without a name, for whoever inspects."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations.inspecting import DenunciationFacts, Read, Written
from guichet.domains.relations.sealing import Told
from guichet.domains.relations.vocabulary import Author
from guichet.foundation.lib.listed import Listed
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.denunciations import forms
from guichet.surfaces.ui import catalogue_words, paging, wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Pages, Said, SummaryRow


@dataclass(frozen=True, slots=True)
class ListPage:
    frame: Frame
    denunciations: tuple[Link, ...]
    pages: Pages | None


@dataclass(frozen=True, slots=True)
class ReadPage:
    frame: Frame
    rows: tuple[SummaryRow, ...]
    thread: tuple[Said, ...]
    form: forms.Answer


def everything(request: HttpRequest, found: Listed[DenunciationFacts]) -> ListPage:
    return ListPage(
        frame=frame(request, title=_("Dénonciations"), navigation=navigation.signed_in(request), listed=False),
        denunciations=tuple(_link(each) for each in found.items),
        pages=paging.pages(found),
    )


def read(request: HttpRequest, found: Read, form: forms.Answer) -> ReadPage:
    back = Link(_("Dénonciations"), reverse("backoffice:denunciations:all"))
    title = _("Dénonciation %(reference)s") % {"reference": found.facts.reference}
    return ReadPage(
        frame=frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False),
        rows=tuple(row for row in _rows(found.lines[0].told) if row.value),
        thread=tuple(_said(each) for each in found.lines),
        form=form,
    )


def _rows(told: Told) -> tuple[SummaryRow, ...]:
    return (
        SummaryRow(_("Administration"), _authority(told.authority)),
        SummaryRow(_("Service"), told.service),
        SummaryRow(_("Bureau ou lieu"), told.office),
        SummaryRow(_("Quand"), told.when),
        SummaryRow(_("Ce qui a été demandé"), told.asked),
        SummaryRow(_("Montant"), "" if told.amount is None else wording.amount(told.amount)),
    )


def _said(line: Written) -> Said:
    is_answer = line.author is Author.INSPECTOR
    what = _("réponse") if is_answer else _("récit")
    return Said(is_answer, str(line.author.label).capitalize(), what, wording.day(line.on), line.told.told)


def _link(facts: DenunciationFacts) -> Link:
    state = _("répondue") if facts.answered_on else _("à répondre")
    hint = _("%(when)s, %(authority)s, %(state)s") % {
        "when": wording.day(facts.reported_on),
        "authority": _authority(facts.authority) or _("administration non dite"),
        "state": state,
    }
    return Link(facts.reference, reverse("backoffice:denunciations:read", args=[facts.reference]), hint=hint)


def _authority(code: str) -> str:
    return catalogue_words.authority(catalogue.current(), code) if code else ""
