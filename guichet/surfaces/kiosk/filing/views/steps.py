"""One question after the other, each saved as it is answered."""

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

from guichet.commons.catalogue.definition.procedure import Page
from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.queries import DraftFacts
from guichet.foundation.lib.act import Act
from guichet.surfaces.kiosk import device
from guichet.surfaces.kiosk.filing import pages
from guichet.surfaces.kiosk.stay.refusing import visiting
from guichet.surfaces.questions import gestures, sent_files, way
from guichet.surfaces.questions.arriving import measured
from guichet.surfaces.questions.asking import Asking, ask

TEMPLATE = "kiosk/filing/step.html"
PART = "questions"


class Request(HttpRequest):
    """A request that went through the htmx middleware."""

    htmx: HtmxDetails


@visiting
def current(request: HttpRequest) -> HttpResponse:
    """Where the person is: the first question without an answer, the stop, or the reading over."""
    return HttpResponseRedirect(onward(queries.draft(device.hold_of(request), at=device.act_of(request).at)))


@measured
@visiting
def step(request: Request, name: str) -> HttpResponse:
    hold, act = device.hold_of(request), device.act_of(request)
    draft = queries.draft(hold, at=act.at)
    page = way.page_named(draft, name)
    if page is None:
        return HttpResponseRedirect(onward(draft))
    if request.method != "POST":
        return _shown(request, draft, page, ask(page.questions, draft.today))
    if "action" in request.POST and (
        done := gestures.acted(request, hold, page, act, partial(pages.address, draft, page))
    ):
        return done
    asking = ask(page.questions, draft.today, request.POST)
    asking.read()
    refused = sent_files.receive(
        request, page.questions, lambda question, checked: sent_files.attach(hold, question, checked, act)
    )
    if answers := asking.answers():
        intake.answer(hold=hold, answers=answers, act=act)
    if request.htmx:
        return _saved_quietly(request, hold, name, act)
    return _onward_or_back(request, queries.draft(hold, at=act.at), name, asking, refused)


def _onward_or_back(
    request: HttpRequest, draft: DraftFacts, name: str, asking: Asking, refused: list[str]
) -> HttpResponse:
    """The next page, or this one with what is wrong, or with what the answers brought to it."""
    page = way.page_named(draft, name)
    if page is None:
        return HttpResponseRedirect(onward(draft))
    stays = request.POST.get("action") == "send"
    asking.point_out(page.questions, refused, whole=not stays)
    if asking.form.errors:
        return _shown(request, draft, page, asking, status=422)
    return HttpResponseRedirect(_next(request, draft, page) if page.is_done and not stays else request.get_full_path())


def _saved_quietly(request: Request, hold: Hold, name: str, act: Act) -> HttpResponse:
    """After a change, without leaving the page: only a choice that brings another field asks for the page again."""
    if request.htmx.target != PART:
        return HttpResponse(status=204)
    draft = queries.draft(hold, at=act.at)
    page = way.page_named(draft, name)
    if page is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return _shown(request, draft, page, ask(page.questions, draft.today), template="questions/_questions.html")


@visiting
def item(request: Request, name: str, number: int) -> HttpResponse:
    """The questions of one item of a list, on a page of their own."""
    hold, act = device.hold_of(request), device.act_of(request)
    draft = queries.draft(hold, at=act.at)
    page = way.page_named(draft, name)
    if page is None or number >= len(page.questions[0].items):
        return HttpResponseRedirect(onward(draft) if page is None else pages.address(draft, page))
    shown = page.questions[0].items[number]
    if request.method != "POST":
        return _item_shown(request, draft, page, number, ask(shown, draft.today))
    asking = ask(shown, draft.today, request.POST)
    asking.read()
    items = gestures.items_of(page.questions[0])
    items[number] = {**items[number], **asking.answers()}
    intake.answer(hold=hold, answers={name: items}, act=act)
    if request.htmx:
        return HttpResponse(status=204)
    return _item_judged(request, queries.draft(hold, at=act.at), name, number, asking)


def _item_judged(request: Request, draft: DraftFacts, name: str, number: int, asking: Asking) -> HttpResponse:
    page = way.page_named(draft, name)
    if page is None:
        return HttpResponseRedirect(onward(draft))
    judged = page.questions[0].items[number]
    asking.point_out(judged, [], whole=True)
    if asking.form.errors:
        return _item_shown(request, draft, page, number, asking, status=422)
    done = all(each.invalid is None for each in judged)
    return HttpResponseRedirect(pages.address(draft, page) if done else request.get_full_path())


def _item_shown(
    request: HttpRequest, draft: DraftFacts, page: Page, number: int, asking: Asking, status: int = 200
) -> HttpResponse:
    return render(request, TEMPLATE, {"page": pages.item_step(request, draft, page, number, asking)}, status=status)


def _shown(
    request: HttpRequest, draft: DraftFacts, page: Page, asking: Asking, *, status: int = 200, template: str = TEMPLATE
) -> HttpResponse:
    return render(request, template, {"page": pages.step(request, draft, page, asking)}, status=status)


def _next(request: HttpRequest, draft: DraftFacts, page: Page) -> str:
    """The page after this one; for who came from the summary, what the change opened, or the summary again."""
    if draft.walk.stop or request.GET.get("retour") == "relire":
        return onward(draft)
    following = way.after(draft, page)
    return pages.address(draft, following) if following else onward(draft)


def onward(draft: DraftFacts) -> str:
    if draft.walk.stop:
        return reverse("kiosk:filing:stop")
    if draft.walk.first_open:
        return pages.address(draft, draft.walk.first_open)
    return reverse("kiosk:filing:summary")


@visiting
def stop(request: HttpRequest) -> HttpResponse:
    draft = queries.draft(device.hold_of(request), at=device.act_of(request).at)
    if draft.walk.stop is None:
        return HttpResponseRedirect(onward(draft))
    return render(request, "kiosk/filing/stop.html", {"page": pages.stopped(request, draft, draft.walk.stop)})
