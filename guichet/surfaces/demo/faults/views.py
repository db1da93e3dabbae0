"""Putting a part of the demonstration out of order, and back. Only from the machine that it runs on."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from guichet.commons.documents import demonstration as documents
from guichet.foundation.demonstration import link, processes, providers
from guichet.foundation.demonstration.processes import Verb
from guichet.foundation.demonstration.providers import Provider
from guichet.surfaces.demo.faults import pages
from guichet.surfaces.demo.local import from_this_machine

PROCESSES = {pages.KILL: processes.kill, pages.STOP: processes.stop, pages.START: processes.start}
LINK = {pages.BREAK: link.cut, pages.REPAIR: link.restore}
PROVIDERS = {pages.BREAK: providers.break_down, pages.REPAIR: providers.repair}


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    facts = pages.Facts(
        running=processes.running(),
        stopped=processes.stopped(),
        down=providers.down(),
        has_document=documents.latest() is not None,
        link_is_cut=link.is_cut(),
        backlog=link.backlog(),
    )
    return render(request, "demo/faults.html", {"page": pages.everything(request, facts)})


@require_POST
@from_this_machine
def process(request: HttpRequest, verb: str) -> HttpResponse:
    gesture = PROCESSES.get(request.POST.get("geste", ""))
    if gesture is None or verb not in set(Verb) or (verb == Verb.WEB and gesture is processes.stop):
        return HttpResponseBadRequest()
    gesture(Verb(verb))
    return redirect("demo:faults")


@require_POST
@from_this_machine
def turn_link(request: HttpRequest) -> HttpResponse:
    gesture = LINK.get(request.POST.get("geste", ""))
    if gesture is None:
        return HttpResponseBadRequest()
    gesture()
    return redirect("demo:faults")


@require_POST
@from_this_machine
def provider(request: HttpRequest, provider: str) -> HttpResponse:
    gesture = PROVIDERS.get(request.POST.get("geste", ""))
    if gesture is None or provider not in set(Provider):
        return HttpResponseBadRequest()
    gesture(Provider(provider))
    return redirect("demo:faults")


@require_safe
def intact(_request: HttpRequest) -> HttpResponse:
    return _file(_latest(), "document-intact.pdf")


@require_safe
def damaged(_request: HttpRequest) -> HttpResponse:
    return _file(documents.damaged(_latest()), "document-abime.pdf")


def _latest() -> bytes:
    found = documents.latest()
    if found is None:
        raise Http404
    return found


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
