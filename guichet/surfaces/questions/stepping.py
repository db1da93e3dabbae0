"""One page of questions after the other, each saved as it is filled: the same steps on every surface."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from guichet.commons.catalogue.definition.procedure import Page, Shown
from guichet.commons.catalogue.definition.treatment import EligibilityRule
from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.queries import DraftFacts
from guichet.foundation.lib.act import Act
from guichet.surfaces.questions import gestures, sent_files, way
from guichet.surfaces.questions.asking import Asking, ask
from guichet.surfaces.ui.request import Request, wants

PART = "questions"


def _nothing_told(request: HttpRequest, hold: Hold, name: str, act: Act) -> str:  # noqa: ARG001 as surfaces call it
    return ""


@dataclass(frozen=True, slots=True)
class Journey:
    """What a surface brings to the steps: its addresses, what its pages show, its templates.

    `address` is that of a page, or of one of its items. `saved` are the headers of an answer saved without leaving the
    page. `answered` does what follows an answer, and returns what the address of the next page says of it.
    """

    template: str
    stop_template: str
    address: Callable[[DraftFacts, Page, int | None], str]
    stop: Callable[[DraftFacts], str]
    summary: Callable[[DraftFacts], str]
    step: Callable[[HttpRequest, DraftFacts, Page, Asking], object]
    item: Callable[[HttpRequest, DraftFacts, Page, int, Asking], object]
    stopped: Callable[[HttpRequest, DraftFacts, EligibilityRule], object]
    saved: Callable[[], Mapping[str, str]] = field(default=dict)
    answered: Callable[[HttpRequest, Hold, str, Act], str] = _nothing_told

    def onward(self, draft: DraftFacts) -> str:
        """The first question without an answer, the stop, or the reading over."""
        if draft.walk.stop:
            return self.stop(draft)
        if draft.walk.first_open:
            return self.address(draft, draft.walk.first_open, None)
        return self.summary(draft)


@dataclass(frozen=True, slots=True)
class Steps:
    """The request that one device holds, on its way through its questions. Raises the refusals of `queries.draft`."""

    journey: Journey
    request: Request
    hold: Hold
    act: Act

    def current(self) -> HttpResponse:
        return self._onward(self._draft())

    def stop(self) -> HttpResponse:
        draft = self._draft()
        if draft.walk.stop is None:
            return self._onward(draft)
        page = self.journey.stopped(self.request, draft, draft.walk.stop)
        return render(self.request, self.journey.stop_template, {"page": page})

    def step(self, name: str) -> HttpResponse:
        draft = self._draft()
        page = way.page_named(draft, name)
        if page is None:
            return self._onward(draft)
        if self.request.method != "POST":
            return self._shown(draft, page, ask(page.questions, draft.today))
        if "action" in self.request.POST and (done := self._gesture(draft, page)):
            return done
        asking = ask(page.questions, draft.today, self.request.POST)
        refused = self._taken(page, asking)
        if self.request.htmx:
            return self._saved_quietly(name)
        told = self.journey.answered(self.request, self.hold, name, self.act)
        return _telling(self._onward_or_back(self._draft(), name, asking, refused), told)

    def item(self, name: str, number: int) -> HttpResponse:
        """The questions of one item of a list, on a page of their own."""
        draft = self._draft()
        page = way.page_named(draft, name)
        if page is None:
            return self._onward(draft)
        if number >= len(page.questions[0].items):
            return self._to(draft, page)
        shown = page.questions[0].items[number]
        if self.request.method != "POST":
            return self._item_shown(draft, page, number, ask(shown, draft.today))
        asking = ask(shown, draft.today, self.request.POST)
        asking.read()
        self._save_item(page.questions[0], number, asking)
        if self.request.htmx:
            return HttpResponse(status=204)
        return self._item_judged(self._draft(), name, number, asking)

    def _draft(self) -> DraftFacts:
        return queries.draft(self.hold, at=self.act.at)

    def _gesture(self, draft: DraftFacts, page: Page) -> HttpResponse | None:
        address = partial(self.journey.address, draft, page)
        return gestures.acted(self.request, self.hold, page, self.act, address)

    def _taken(self, page: Page, asking: Asking) -> list[str]:
        """Save what was answered and sent; the sentences of the files that were refused come back."""
        asking.read()
        refused = sent_files.receive(
            self.request,
            page.questions,
            lambda question, checked: sent_files.attach(self.hold, question, checked, self.act),
        )
        if answers := asking.answers():
            intake.answer(hold=self.hold, answers=answers, act=self.act)
        return refused

    def _saved_quietly(self, name: str) -> HttpResponse:
        """After a change, without leaving the page: only a choice that brings another field asks for it again."""
        if not wants(self.request, PART):
            return HttpResponse(status=204, headers=dict(self.journey.saved()))
        draft = self._draft()
        page = way.page_named(draft, name)
        if page is None:
            return HttpResponse(headers={"HX-Refresh": "true"})
        asking = ask(page.questions, draft.today)
        return self._shown(draft, page, asking, template="questions/_questions.html")

    def _onward_or_back(self, draft: DraftFacts, name: str, asking: Asking, refused: list[str]) -> HttpResponse:
        """The next page, or this one with what is wrong, or with what the answers brought to it."""
        page = way.page_named(draft, name)
        if page is None:
            return self._onward(draft)
        stays = self.request.POST.get("action") == "send"
        asking.point_out(page.questions, refused, whole=not stays)
        if asking.form.errors:
            return self._shown(draft, page, asking, status=422)
        return self._next(draft, page) if page.is_done and not stays else self._again()

    def _save_item(self, shown: Shown, number: int, asking: Asking) -> None:
        items = gestures.items_of(shown)
        items[number] = {**items[number], **asking.answers()}
        intake.answer(hold=self.hold, answers={shown.entry.name: items}, act=self.act)

    def _item_judged(self, draft: DraftFacts, name: str, number: int, asking: Asking) -> HttpResponse:
        page = way.page_named(draft, name)
        if page is None:
            return self._onward(draft)
        judged = page.questions[0].items[number]
        asking.point_out(judged, [], whole=True)
        if asking.form.errors:
            return self._item_shown(draft, page, number, asking, status=422)
        return self._to(draft, page) if all(each.invalid is None for each in judged) else self._again()

    def _next(self, draft: DraftFacts, page: Page) -> HttpResponse:
        """The page after this one; for who came from the summary, what the change opened, or the summary again."""
        following = way.after(draft, page)
        if draft.walk.stop or following is None or self.request.GET.get("retour") == "relire":
            return self._onward(draft)
        return self._to(draft, following)

    def _to(self, draft: DraftFacts, page: Page) -> HttpResponse:
        return HttpResponseRedirect(self.journey.address(draft, page, None))

    def _onward(self, draft: DraftFacts) -> HttpResponse:
        return HttpResponseRedirect(self.journey.onward(draft))

    def _again(self) -> HttpResponse:
        return HttpResponseRedirect(self.request.get_full_path())

    def _item_shown(
        self, draft: DraftFacts, page: Page, number: int, asking: Asking, *, status: int = 200
    ) -> HttpResponse:
        shown = self.journey.item(self.request, draft, page, number, asking)
        return render(self.request, self.journey.template, {"page": shown}, status=status)

    def _shown(
        self, draft: DraftFacts, page: Page, asking: Asking, *, status: int = 200, template: str = ""
    ) -> HttpResponse:
        shown = self.journey.step(self.request, draft, page, asking)
        return render(self.request, template or self.journey.template, {"page": shown}, status=status)


def _telling(answer: HttpResponse, told: str) -> HttpResponse:
    """The same redirection, with what the page that it leads to has to say."""
    if told and answer.has_header("Location"):
        address = answer["Location"]
        answer["Location"] = f"{address}{'&' if '?' in address else '?'}{told}"
    return answer
