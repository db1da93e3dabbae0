"""The screen of the waiting room: one page, what changed since, and what it shows and says."""

import json

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from guichet.commons.announcements import operations as announcements
from guichet.commons.listening import queries as listening
from guichet.commons.sync import blobs
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision import queries as supervision_queries
from guichet.domains.supervision.vocabulary import Device
from guichet.foundation.lib.act import PlaceId, Surface
from guichet.surfaces.access import signs
from guichet.surfaces.access.visits import act_of
from guichet.surfaces.display.chime import chime as made_chime
from guichet.surfaces.display.home import pages
from guichet.surfaces.ui import media

MOST_TOLD = 100  # things that one screen tells of at once
DAY = 86_400
BEGAN = "depuis"  # the mark that the whole page had when it was loaded


def _here() -> PlaceId:
    return PlaceId(settings.CENTRE)


@require_safe
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    page = pages.screen(request, _here(), act_of(request, Surface.DISPLAY).at)
    return render(request, "display/screen.html", {"page": page})


@require_safe
@never_cache
def since(request: HttpRequest) -> HttpResponse:
    """The inside of the page as it is now. To ask for it is the screen's sign of life, and says when it began."""
    signs.note(request, Device.SCREEN, Surface.DISPLAY)
    began = request.GET.get(BEGAN, "")
    if supervision_queries.wants_screen(began):
        supervision.screen_began(reference=began, act=act_of(request, Surface.DISPLAY, _here()))
    page = pages.screen(request, _here(), act_of(request, Surface.DISPLAY).at)
    return render(request, "ui/screen/_inside.html", {"page": page})


@require_POST
def shown(request: HttpRequest) -> HttpResponse:
    """What the screen showed since it last told: 204 when it is counted, 429 when it told too soon and keeps it."""
    try:
        told = json.loads(request.POST.get("shown", ""))
        times = {str(reference): int(count) for reference, count in told.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return HttpResponse(status=400)
    if len(times) > MOST_TOLD:
        return HttpResponse(status=400)
    act = act_of(request, Surface.DISPLAY, _here())
    if not announcements.note_shown(times=times, act=act):
        return HttpResponse(status=429)
    supervision.note_showed(times=times, act=act)
    return HttpResponse(status=204)


@require_safe
def picture(_request: HttpRequest, digest: str) -> HttpResponse:
    """One that was made anew at the national node, and is here."""
    try:
        content = blobs.read(digest)
    except (ValueError, FileNotFoundError):
        raise Http404 from None
    if not content.startswith(b"\xff\xd8\xff"):
        raise Http404  # not a picture: blobs hold other things too
    return _kept(content, "image/jpeg")


@require_safe
def video(request: HttpRequest, digest: str) -> HttpResponse:
    """One that was looked through at the national node, and is here."""
    return media.video(request, digest, cached=f"public, max-age={DAY}, immutable")


@require_safe
def chime(_request: HttpRequest) -> HttpResponse:
    return _kept(made_chime(), "audio/wav")


@require_safe
@never_cache
def voice(request: HttpRequest, key: str) -> HttpResponse:
    """Of a ticket that is being called now: this node says nothing else for whoever asks."""
    said = pages.announced(_here(), key, act_of(request, Surface.DISPLAY).at)
    sound = listening.speak(said, get_language() or "fr")
    if sound is None:
        raise Http404
    return HttpResponse(sound, content_type="audio/wav")


def _kept(content: bytes, media: str) -> HttpResponse:
    """It never changes under its address."""
    return HttpResponse(content, content_type=media, headers={"Cache-Control": f"public, max-age={DAY}, immutable"})
