"""One page of the form after the other, each saved as it is filled."""

import json
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.procedure import Page
from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.queries import DraftFacts
from guichet.commons.intake.refusals import HeldElsewhere
from guichet.foundation.lib.act import Act
from guichet.surfaces.portal.filing import device, pages, prefilling
from guichet.surfaces.portal.filing.refusing import refusing
from guichet.surfaces.portal.request import Request, wants
from guichet.surfaces.questions import gestures, sent_files, way
from guichet.surfaces.questions.arriving import measured
from guichet.surfaces.questions.asking import Asking, ask

TEMPLATE = "portal/filing/step.html"
PART = "questions"


def held(request: HttpRequest, code: str) -> tuple[Hold, Act]:
    """Raises HeldElsewhere for a device that holds nothing."""
    hold = device.hold_of(request, code)
    if hold is None:
        raise HeldElsewhere
    return hold, device.act_of(request)


@refusing
def current(request: HttpRequest, code: str) -> HttpResponse:
    """Where the person is: the first question without an answer, the stop, or the reading over."""
    hold, act = held(request, code)
    return HttpResponseRedirect(_onward(queries.draft(hold, at=act.at)))


@measured
@refusing
def step(request: Request, code: str, name: str) -> HttpResponse:
    hold, act = held(request, code)
    draft = queries.draft(hold, at=act.at)
    page = way.page_named(draft, name)
    if page is None:
        return HttpResponseRedirect(_onward(draft))
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
    told = prefilling.fill(request, hold, name, act)
    return prefilling.told(_onward_or_back(request, queries.draft(hold, at=act.at), name, asking, refused), told)


def _onward_or_back(
    request: HttpRequest, draft: DraftFacts, name: str, asking: Asking, refused: list[str]
) -> HttpResponse:
    """The next page, or this one with what is wrong, or with what the answers brought to it."""
    page = way.page_named(draft, name)
    if page is None:
        return HttpResponseRedirect(_onward(draft))
    stays = request.POST.get("action") == "send"
    asking.point_out(page.questions, refused, whole=not stays)
    if asking.form.errors:
        return _shown(request, draft, page, asking, status=422)
    return HttpResponseRedirect(_next(request, draft, page) if page.is_done and not stays else request.get_full_path())


def _saved_quietly(request: Request, hold: Hold, name: str, act: Act) -> HttpResponse:
    """After a change, without leaving the page: only a choice that brings another field asks for the page again."""
    if not wants(request, PART):
        told = {"guichet:tell": {"text": _("Réponse enregistrée.")}}
        return HttpResponse(status=204, headers={"HX-Trigger": json.dumps(told)})
    draft = queries.draft(hold, at=act.at)
    page = way.page_named(draft, name)
    if page is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return _shown(request, draft, page, ask(page.questions, draft.today), template="questions/_questions.html")


@refusing
def item(request: Request, code: str, name: str, number: int) -> HttpResponse:
    """The questions of one item of a list, on a page of their own."""
    hold, act = held(request, code)
    draft = queries.draft(hold, at=act.at)
    page = way.page_named(draft, name)
    if page is None or number >= len(page.questions[0].items):
        return HttpResponseRedirect(_onward(draft) if page is None else pages.address(draft, page))
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
    after = queries.draft(hold, at=act.at)
    judged = (found := way.page_named(after, name)) and found.questions[0].items[number]
    asking.point_out(judged or (), [], whole=True)
    if asking.form.errors:
        return _item_shown(request, draft, page, number, asking, status=422)
    done = all(each.invalid is None for each in judged or ())
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
        return _onward(draft)
    after = way.after(draft, page)
    return pages.address(draft, after) if after else _onward(draft)


def _onward(draft: DraftFacts) -> str:
    if draft.walk.stop:
        return reverse("portal:filing:stop", args=[draft.service])
    if draft.walk.first_open:
        return pages.address(draft, draft.walk.first_open)
    return reverse("portal:filing:summary", args=[draft.service])


@refusing
def stop(request: HttpRequest, code: str) -> HttpResponse:
    hold, act = held(request, code)
    draft = queries.draft(hold, at=act.at)
    if draft.walk.stop is None:
        return HttpResponseRedirect(_onward(draft))
    return render(request, "portal/filing/stop.html", {"page": pages.stopped(request, draft, draft.walk.stop)})
