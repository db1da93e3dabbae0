"""The small buttons of a question's page: add or remove an item of a list, take a file back."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.procedure import Page, Shown
from guichet.commons.intake import operations as intake
from guichet.commons.intake.holding import Hold
from guichet.foundation.lib.act import Act
from guichet.surfaces.questions import sent_files

Address = Callable[[int | None], str]


def acted(request: HttpRequest, hold: Hold, page: Page, act: Act, address: Address) -> HttpResponse | None:
    """None for the buttons of the whole form. `address` is that of the page, or of one of its items."""
    action, _colon, about = request.POST["action"].partition(":")
    if action == "add":
        return HttpResponseRedirect(address(_added(hold, page, act)))
    if action == "drop" and about.isdigit():
        _dropped(hold, page, int(about), act)
        return HttpResponseRedirect(address(None))
    if action == "remove":
        question, _slash, file = about.partition("/")
        sent_files.take_back(hold, question, file, act)
        return HttpResponseRedirect(address(None))
    return None


def items_of(shown: Shown) -> list[Any]:
    return list(shown.value) if isinstance(shown.value, list) else []


def _added(hold: Hold, page: Page, act: Act) -> int:
    """The number of the item that is new, when the list takes one more."""
    shown = page.questions[0]
    items, question = items_of(shown), shown.entry.question
    if isinstance(question, asked.RepeatQuestion) and len(items) < question.max:
        intake.answer(hold=hold, answers={shown.entry.name: [*items, {}]}, act=act)
    return len(items)


def _dropped(hold: Hold, page: Page, number: int, act: Act) -> None:
    shown = page.questions[0]
    kept = [item for place, item in enumerate(items_of(shown)) if place != number]
    intake.answer(hold=hold, answers={shown.entry.name: kept}, act=act)
