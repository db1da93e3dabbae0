"""Whoever has a duty says done, passes it down or asks for time; whoever gave it answers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from guichet.domains.circulars import around, queries
from guichet.domains.circulars import operations as circulars
from guichet.domains.circulars.refusals import DayPast, LaterThanAbove, NoInstruction, NothingBelow, NotLater
from guichet.domains.circulars.vocabulary import OPENING
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.instructions import forms, pages
from guichet.surfaces.ui.answering_duties import AskTime, Done
from guichet.surfaces.ui.forms import Form

FIELDS: dict[type[Refused], str] = {
    DayPast: "due_on",
    LaterThanAbove: "due_on",
    NothingBelow: "to",
    NotLater: "until_on",
}


@staff_only(role=OPENING)
@unseen(NoInstruction)
def duty(request: HttpRequest, duty: str) -> HttpResponse:
    """A form that is sent here says that it is done."""
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    form = Done(request.POST or None)

    def finish() -> None:
        circulars.finish(duty=duty, words=form.cleaned_data["words"], staff=viewer, act=act)

    if _done(request, form, finish):
        return redirect("backoffice:instructions:duty", duty)
    facts = queries.duty(viewer, duty, act.at)
    page = pages.duty(request, facts, form)
    return render(request, "backoffice/instructions/duty.html", {"page": page}, status=_status(form))


@staff_only(role=OPENING)
@unseen(NoInstruction)
def ask_time(request: HttpRequest, duty: str) -> HttpResponse:
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    facts = queries.duty(viewer, duty, act.at)
    form = AskTime(request.POST or None)

    def ask() -> None:
        circulars.ask_time(duty=duty, **form.cleaned_data, staff=viewer, act=act)

    if _done(request, form, ask):
        return redirect("backoffice:instructions:duty", duty)
    page = pages.ask_time(request, facts, form)
    return render(request, "backoffice/instructions/form.html", {"page": page}, status=_status(form))


@staff_only(role=OPENING)
@unseen(NoInstruction)
def pass_down(request: HttpRequest, duty: str) -> HttpResponse:
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    facts = queries.duty(viewer, duty, act.at)
    where = around.known()
    below = [(code, where.names[code]) for code in where.centres_of(facts.place) if code != facts.place]
    form = forms.PassDown(facts.due_on, below, request.POST or None)

    def give() -> None:
        circulars.pass_down(duty=duty, **form.cleaned_data, staff=viewer, act=act)

    if _done(request, form, give):
        return redirect("backoffice:instructions:given", facts.instruction)
    page = pages.pass_down(request, facts, form)
    return render(request, "backoffice/instructions/form.html", {"page": page}, status=_status(form))


@staff_only(role=OPENING)
@unseen(NoInstruction)
def answer_time(request: HttpRequest, extension: str) -> HttpResponse:
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    facts = queries.duty_of(viewer, extension, act.at)
    form = forms.AnswerTime(request.POST or None)

    def answer() -> None:
        circulars.answer_time(extension=extension, **form.cleaned_data, staff=viewer, act=act)

    if _done(request, form, answer):
        return redirect("backoffice:instructions:given", facts.instruction)
    page = pages.answer_time(request, facts, extension, form)
    return render(request, "backoffice/instructions/answer.html", {"page": page}, status=_status(form))


def _done(request: HttpRequest, form: Form, do: Callable[[], None]) -> bool:
    """False while it is only asked for, or when it was refused, which the form then says beside its field."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        do()
    except NoInstruction:
        raise
    except Refused as refusal:
        field = FIELDS.get(type(refusal), "")
        form.add_error(field if field in form.fields else None, refusal.message)
        return False
    return True


def _status(form: Form) -> int:
    return 422 if form.errors else 200
