"""A focal point says the sentences of a service into a microphone, with the link up or down."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue import spoken
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.listening import formats
from guichet.commons.listening import operations as listening
from guichet.commons.listening.languages import RECORDED, Spoken
from guichet.commons.listening.operations import Recording
from guichet.commons.sync import blobs
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.counter.acting import act_of, sent
from guichet.surfaces.counter.clips import forms, pages


@require_safe
@focal_only
def choose(request: HttpRequest) -> HttpResponse:
    services = tuple(sheet.service for sheet in catalogue.current().sheets.values() if sheet.service.sections)
    page = pages.choose(request, services, viewer_of(request), done="envoye" in request.GET)
    return render(request, "counter/clips/choose.html", {"page": page})


# What was just recorded is heard again from the memory of the page, which is an address of its own kind.
@csp_update({"media-src": [SELF, "blob:"]})
@focal_only
def say(request: HttpRequest, service: str, language: str) -> HttpResponse:
    asked, spoken_in = _service(service), _language(language)
    viewer = viewer_of(request)
    number = _number(request, asked) or pages.first_to_say(asked, spoken_in, viewer) or 1
    form = forms.Say(*sent(request))
    if form.is_valid() and _is_kept(request, asked, spoken_in, number, form):
        return redirect(_next(asked, spoken_in, request))
    page = pages.say(request, asked, spoken_in, number, viewer, form)
    return render(request, "counter/clips/say.html", {"page": page}, status=422 if form.errors else 200)


def _service(code: str) -> Service:
    sheet = catalogue.current().sheets.get(code)
    if sheet is None or not sheet.service.sections:
        raise Http404
    return sheet.service


def _language(code: str) -> Spoken:
    found = next((each for each in RECORDED if each.value == code), None)
    if found is None:
        raise Http404
    return found


def _number(request: HttpRequest, service: Service) -> int | None:
    """Of the sentence that the page is about, when it says so and there is one."""
    asked = request.GET.get("phrase", "")
    number = int(asked) if asked.isdecimal() else 0
    return number if 1 <= number <= len(spoken.sources(service)) else None


def _is_kept(request: HttpRequest, service: Service, language: Spoken, number: int, form: forms.Say) -> bool:
    """The file first, then the row that names it: a power cut between the two leaves a file that nobody asks for."""
    content = form.content()
    try:
        media = formats.checked(content)
        recording = Recording(spoken.sources(service)[number - 1], language, blobs.keep(content), media)
        listening.record(recording=recording, staff=viewer_of(request), act=act_of(request))
    except Refused as refusal:
        form.add_error("sound", refusal.message)
        return False
    return True


def _next(service: Service, language: Spoken, request: HttpRequest) -> str:
    number = pages.first_to_say(service, language, viewer_of(request))
    if number is None:
        return reverse("counter:clips:choose") + "?envoye"
    return reverse("counter:clips:say", args=[service.code, language.value]) + f"?phrase={number}"
