"""Answering what the office asks: its very questions, as in filing, each kept as it comes, then sent together."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guichet.domains.casework import replying
from guichet.domains.casework.refusals import NotPaused
from guichet.domains.casework.replying import Reply
from guichet.foundation.lib.act import Act, Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.visits import act_of
from guichet.surfaces.portal.tracking import forms, pages, views
from guichet.surfaces.portal.tracking.pages import Filled
from guichet.surfaces.questions import sent_files
from guichet.surfaces.questions.arriving import measured
from guichet.surfaces.questions.asking import Asking, ask
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.request import Request, wants

PART = "questions"


@measured
@require_POST
@never_cache
def reply(request: Request, reference: str) -> HttpResponse:
    code = views.code_of(request, reference)
    if code is None:
        return redirect("portal:tracking:start")
    act = act_of(request, Surface.PORTAL)
    try:
        return _replied(request, reference, code, act)
    except NotPaused:
        # Answered from another device, or the office did without: the page says where the request is now.
        return redirect("portal:tracking:show", reference)
    except Refused as refusal:
        form = _words(request)
        form.add_error(None, refusal.message)
        return views.page(request, reference, code, Filled(reply=form))


def _replied(request: Request, reference: str, code: str, act: Act) -> HttpResponse:
    action, _colon, about = request.POST.get("action", "").partition(":")
    if action == "remove":
        question, _slash, file = about.partition("/")
        replying.take_back(reference, code, question, file, act)
        return redirect(_to_reply(reference))
    found = replying.reply(reference, code, act)
    if found is None:
        return _sent(request, reference, code)
    asking = ask(found.asked.shown, found.day, request.POST)
    asking.read()
    refused = sent_files.receive(
        request, found.asked.shown, lambda name, file: replying.attach(reference, code, name, file, act)
    )
    replying.keep(reference, code, asking.answers(), act)
    after = replying.reply(reference, code, act)
    if after is None:
        raise NotPaused
    if wants(request, PART):
        part = pages.reply_part(reference, after, ask(after.asked.shown, after.day), _words(request))
        return render(request, "questions/_questions.html", {"page": part})
    return _onward_or_back(request, reference, code, _judged(request, asking, after, refused))


def _judged(request: HttpRequest, asking: Asking, after: Reply, refused: list[str]) -> Asking:
    """What was sent, with what is wrong beside it; with the questions that it opened, blank, when there are any."""
    if {shown.entry.name for shown in after.asked.shown} != {shown.entry.name for shown in asking.shown}:
        asking = ask(after.asked.shown, after.day, request.POST)
        asking.read()
    asking.point_out(after.asked.shown, refused, whole=not _stays(request))
    if after.asked.stop:
        asking.form.add_error(None, _stopped(words.said(after.asked.stop.reason)))
    return asking


def _onward_or_back(request: HttpRequest, reference: str, code: str, asking: Asking) -> HttpResponse:
    if asking.form.errors:
        return views.page(request, reference, code, Filled(asking=asking, reply=_words(request)))
    return redirect(_to_reply(reference)) if _stays(request) else _sent(request, reference, code)


def _sent(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    form = _words(request)
    if not form.is_valid():
        return views.page(request, reference, code, Filled(reply=form))
    replying.send(reference, code, form.cleaned_data["text"], act_of(request, Surface.PORTAL))
    return redirect("portal:tracking:show", reference)


def _words(request: HttpRequest) -> forms.Reply:
    return forms.Reply(request.POST, with_questions="asked" in request.POST)


def _stays(request: HttpRequest) -> bool:
    """Whether only a file was sent, the rest being still on its way."""
    return request.POST.get("action") == "send"


def _stopped(reason: str) -> str:
    return _("%(reason)s Si cette réponse est juste, écrivez-le au bureau dans un message, plus bas.") % {
        "reason": reason
    }


def _to_reply(reference: str) -> str:
    return reverse("portal:tracking:show", args=[reference]) + "#repondre"
