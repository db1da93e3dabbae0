"""Reading the case in hand, and ending the turn: with a result, a question to the applicant, or a reason."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from guichet.commons.catalogue.definition.treatment import Outcome, OutcomeKind
from guichet.domains.casework import circuit, desk
from guichet.domains.casework import operations as casework
from guichet.domains.casework.desk import Asking, Opened
from guichet.domains.casework.refusals import NotInHand, ReasonsMissing, Withdrawn
from guichet.domains.casework.vocabulary import GivenBackFor
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import note_refusal, staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice import turns
from guichet.surfaces.backoffice.case import forms, pages
from guichet.surfaces.backoffice.case.pages import CaseForms
from guichet.surfaces.backoffice.queue import pages as queue
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.forms import Form

View = Callable[..., HttpResponse]
TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}


def of_a_case_in_hand(view: View) -> View:
    """A case in other hands is not found, like one that does not exist; one that was withdrawn is told."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Withdrawn as refusal:
            page = queue.queue(request, viewer_of(request), refusal=refusal.message)
            return render(request, "backoffice/queue/queue.html", {"page": page}, status=410)
        except NotInHand:
            note_refusal(request)
            raise Http404 from None

    return answer


@staff_only()
@of_a_case_in_hand
def read(request: HttpRequest, reference: str) -> HttpResponse:
    opened = _opened(request, reference)
    return _page(request, opened, _blank(opened))


@require_POST
@staff_only()
@of_a_case_in_hand
def finish(request: HttpRequest, reference: str) -> HttpResponse:
    """A refusal is read over first, in the applicant's words; « Modifier » shows the form again as it was filled in."""
    opened = _opened(request, reference)
    form = forms.Finish(opened.step, request.POST)
    filled = replace(_blank(opened), finish=form)
    if "change" in request.POST:
        return _page(request, opened, filled)

    def end() -> HttpResponse:
        outcome = _refusing(opened, form)
        if outcome and "confirmed" not in request.POST:
            page = pages.confirm(request, opened, outcome, form.cleaned_data["reasons"])
            return render(request, "backoffice/case/confirm.html", {"page": page})
        act = act_of(request, Surface.BACKOFFICE)
        desk.finish(reference, viewer_of(request), form.ending(), act)
        if "following" not in request.POST:
            return redirect("backoffice:queue:start")
        return turns.to_case(casework.take_next(officer=viewer_of(request), act=act))

    return _answer(request, opened, form, filled, end)


def _refusing(opened: Opened, form: forms.Finish) -> Outcome | None:
    """The refusal to which this ending leads, if it is one. Raises ReasonsMissing before anything is read over."""
    procedure, result = circuit.procedure_of(opened.service), form.cleaned_data["result"]
    if circuit.needs_reasons(procedure, opened.step, result) and not form.cleaned_data["reasons"].strip():
        raise ReasonsMissing
    to = circuit.after(procedure, opened.step, result)
    return to if isinstance(to, Outcome) and to.kind is OutcomeKind.REFUSED else None


@require_POST
@staff_only()
@of_a_case_in_hand
def ask_for(request: HttpRequest, reference: str) -> HttpResponse:
    opened = _opened(request, reference)
    form = forms.Ask(opened.step, opened.askable, request.POST)

    def end() -> HttpResponse:
        given = form.cleaned_data
        asking = Asking(given["motive"], given["text"], tuple(given["questions"]))
        desk.ask_for(reference, viewer_of(request), asking, act_of(request, Surface.BACKOFFICE))
        return redirect("backoffice:queue:start")

    return _answer(request, opened, form, replace(_blank(opened), ask=form), end)


@require_POST
@staff_only()
@of_a_case_in_hand
def write(request: HttpRequest, reference: str) -> HttpResponse:
    opened = _opened(request, reference)
    form = forms.Message(request.POST)

    def end() -> HttpResponse:
        desk.write(reference, viewer_of(request), form.cleaned_data["text"], act_of(request, Surface.BACKOFFICE))
        return redirect(reverse("backoffice:case:read", args=[reference]) + "#echanges")

    return _answer(request, opened, form, replace(_blank(opened), message=form), end)


@require_POST
@staff_only()
@of_a_case_in_hand
def give_back(request: HttpRequest, reference: str) -> HttpResponse:
    opened = _opened(request, reference)
    form = forms.GiveBack(request.POST)

    def end() -> HttpResponse:
        reason = GivenBackFor(form.cleaned_data["reason"])
        act = act_of(request, Surface.BACKOFFICE)
        casework.give_back(reference=reference, officer=viewer_of(request), reason=reason, act=act)
        return redirect("backoffice:queue:start")

    return _answer(request, opened, form, replace(_blank(opened), give_back=form), end)


@require_POST
@staff_only()
@of_a_case_in_hand
def give_opinion(request: HttpRequest, reference: str) -> HttpResponse:
    opened = _opened(request, reference)
    form = forms.Opinion(_bodies(opened), request.POST)

    def end() -> HttpResponse:
        given = form.cleaned_data
        casework.give_opinion(
            reference=reference,
            officer=viewer_of(request),
            body=given["body"],
            favourable=given["favourable"],
            act=act_of(request, Surface.BACKOFFICE),
        )
        return redirect("backoffice:case:read", reference)

    return _answer(request, opened, form, replace(_blank(opened), opinion=form), end)


@staff_only()
@of_a_case_in_hand
def file(request: HttpRequest, reference: str, identifier: str) -> HttpResponse:
    """The safe copy, as a download: no page of ours shows what a stranger sent."""
    kind, content = desk.file(reference, identifier, viewer_of(request), act_of(request, Surface.BACKOFFICE))
    disposition = f'attachment; filename="{identifier}.{kind}"'
    return HttpResponse(content, content_type=TYPES[kind], headers={"Content-Disposition": disposition})


def _opened(request: HttpRequest, reference: str) -> Opened:
    return desk.read(reference, viewer_of(request), act_of(request, Surface.BACKOFFICE))


def _answer(
    request: HttpRequest, opened: Opened, form: Form, filled: CaseForms, end: Callable[[], HttpResponse]
) -> HttpResponse:
    refusal = ""
    if form.is_valid():
        try:
            return end()
        except Refused as refused:
            refusal = refused.message
    return _page(request, opened, filled, refusal, status=422)


def _page(
    request: HttpRequest, opened: Opened, filled: CaseForms, refusal: str = "", status: int = 200
) -> HttpResponse:
    page = pages.case(request, opened, filled, refusal)
    return render(request, "backoffice/case/case.html", {"page": page}, status=status)


def _blank(opened: Opened) -> CaseForms:
    bodies = _bodies(opened)
    return CaseForms(
        finish=forms.Finish(opened.step),
        ask=forms.Ask(opened.step, opened.askable) if opened.step.pauses else None,
        message=forms.Message(),
        give_back=forms.GiveBack(),
        opinion=forms.Opinion(bodies) if bodies else None,
    )


def _bodies(opened: Opened) -> list[tuple[str, str]]:
    asked = [opinion for opinion in opened.step.opinions if opinion.body in opened.awaited]
    return [(opinion.body, words.said(opinion.title)) for opinion in asked]
