"""Before the first question: what it takes, and the button that begins."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.offer import PaperKind
from guichet.commons.catalogue.definition.procedure import offer_of
from guichet.commons.catalogue.definition.treatment import Procedure
from guichet.commons.catalogue.snapshot import Sheet
from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.portal.filing import device
from guichet.surfaces.portal.filing.refusing import refusing
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class StartPage:
    """`under_way` leads to the request that this device already holds."""

    frame: Frame
    promise: str
    is_demonstration: bool
    papers: tuple[str, ...]
    under_way: str
    questions: str
    resume: str


@refusing
def start(request: HttpRequest, code: str) -> HttpResponse:
    sheet = catalogue.current().sheets.get(code)
    if sheet is None or sheet.service.procedure is None:
        raise Http404
    if request.method == "POST":
        return _begun(request, code)
    return render(request, "portal/filing/start.html", {"page": _page(request, sheet, sheet.service.procedure)})


def _begun(request: HttpRequest, code: str) -> HttpResponse:
    hold = intake.start(service=code, language=get_language() or "fr", act=device.act_of(request))
    answer = HttpResponseRedirect(reverse("portal:filing:current", args=[code]))
    device.give(answer, code, hold)
    return answer


def _page(request: HttpRequest, sheet: Sheet, procedure: Procedure) -> StartPage:
    offer = offer_of(Form(sheet.service))
    papers = [each for each in (offer.papers if offer else None) or () if each.kind is PaperKind.PAPER]
    return StartPage(
        frame=frame(
            request,
            title=words.said(sheet.service.title),
            description=_("Faites votre demande en ligne."),
            way=Way(back=Link(_("Retour à la fiche"), reverse("portal:services:sheet", args=[sheet.code]))),
            listed=False,
        ),
        promise=words.term(procedure.promise),
        is_demonstration=procedure.demonstration or procedure.promise.demonstration,
        papers=tuple(_paper(words.said(each.text), words.said(each.concerns)) for each in papers),
        under_way=reverse("portal:filing:current", args=[sheet.code]) if _is_under_way(request, sheet.code) else "",
        questions=reverse("portal:procedures:preview", args=[sheet.code]),
        resume=reverse("portal:filing:resume"),
    )


def _paper(text: str, concerns: str) -> str:
    return f"{text} ({concerns})" if concerns else text


def _is_under_way(request: HttpRequest, code: str) -> bool:
    hold = device.hold_of(request, code)
    try:
        return hold is not None and bool(queries.draft(hold, at=clock.now()))
    except Refused:
        return False
