"""The desk of relations with users: the oldest message first, each opening journalled before anything is shown."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.intake.uploads import store
from guichet.domains.relations import desk as concerns
from guichet.domains.relations import operations as relations
from guichet.domains.relations import policies
from guichet.domains.relations.refusals import MatriculeNeeded, NoConcern
from guichet.domains.relations.vocabulary import Channel
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.relations import forms, pages
from guichet.surfaces.questions import concerning as asked

MEDIA = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}


@require_safe
@staff_only(role=policies.TAKING)
def desk(request: HttpRequest) -> HttpResponse:
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    answered = concerns.answered_by(viewer) if policies.keeps_knowledge(viewer) else ()
    page = pages.desk(request, concerns.waiting(viewer, act.at), answered)
    return _page(request, "backoffice/relations/desk.html", page)


@require_POST
@staff_only(role=policies.TAKING)
def take(request: HttpRequest) -> HttpResponse:
    found = relations.take_next(staff=viewer_of(request), act=act_of(request, Surface.BACKOFFICE))
    return redirect("backoffice:relations:read", found) if found else redirect("backoffice:relations:desk")


@staff_only(role=policies.TAKING)
@unseen(NoConcern)
def read(request: HttpRequest, reference: str) -> HttpResponse:
    """`?modele=` puts the beginning of an answer in the form."""
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    form = forms.Answer(request.POST or None, initial={"text": pages.beginning(request.GET.get("modele", ""))})
    if request.method == "POST" and form.is_valid():
        concerns.answer(viewer, reference, form.cleaned_data["text"], form.cleaned_data["once"], act)
        return redirect("backoffice:relations:desk")
    shown = pages.read(request, concerns.read(viewer, reference, act), form)
    return _page(request, "backoffice/relations/read.html", shown, status=422 if form.errors else 200)


@staff_only(role=policies.TAKING)
@unseen(NoConcern)
def transfer(request: HttpRequest, reference: str) -> HttpResponse:
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    form = forms.Transfer(request.POST or None, catalogue=catalogue.current())
    if request.method == "POST" and form.is_valid():
        try:
            concerns.transfer(viewer, reference, form.cleaned_data["to"], form.cleaned_data["motive"], act)
        except NoConcern:
            raise
        except Refused as refusal:
            form.add_error("to", refusal.message)
        else:
            return redirect("backoffice:relations:desk")
    shown = pages.transfer(request, reference, form)
    return _page(request, "backoffice/relations/form.html", shown, status=422 if form.errors else 200)


@require_safe
@staff_only(role=policies.TAKING)
@unseen(NoConcern)
def piece(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The file that came with a line of the message in hand."""
    found = concerns.read(viewer_of(request), reference, act_of(request, Surface.BACKOFFICE))
    kept = found.lines[number].words.piece if number < len(found.lines) else None
    if kept is None:
        raise Http404
    content = store.read(place=kept.place, key=kept.key)
    return HttpResponse(content, content_type=MEDIA[kept.kind], headers={"Content-Disposition": "attachment"})


@staff_only(role=policies.TAKING)
def record(request: HttpRequest) -> HttpResponse:
    """What somebody says at a desk, on the phone or in a message; the code is read out to them."""
    form = forms.Record(request.POST or None, request.FILES or None, catalogue=catalogue.current())
    if request.method == "POST" and form.is_valid():
        try:
            given = asked.send(form, act_of(request, Surface.BACKOFFICE), Channel(form.cleaned_data["channel"]))
        except MatriculeNeeded as refusal:
            form.add_error("matricule", refusal.message)
        except Refused as refusal:
            form.add_error("piece" if form.cleaned_data["piece"] else "text", refusal.message)
        else:
            return _page(request, "backoffice/relations/recorded.html", pages.recorded(request, given))
    return _page(
        request, "backoffice/relations/form.html", pages.record(request, form), status=422 if form.errors else 200
    )


@staff_only(role=policies.TAKING)
def score(request: HttpRequest) -> HttpResponse:
    """What the person said aloud of an answer, entered for them, and counted apart."""
    form, viewer = forms.Score(request.POST or None), viewer_of(request)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            concerns.score_for(
                viewer, given["reference"], given["delay"], given["result"], act_of(request, Surface.BACKOFFICE)
            )
        except Refused as refusal:
            form.add_error("reference", refusal.message)
        else:
            return redirect("backoffice:relations:desk")
    return _page(
        request, "backoffice/relations/form.html", pages.score(request, form), status=422 if form.errors else 200
    )


def _page(request: HttpRequest, template: str, page: Any, *, status: int = 200) -> HttpResponse:
    return render(request, template, {"page": page}, status=status)
