"""Sounds: words of the State from where they are kept, a person's own answers from memory alone."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import get_language

from guichet.commons.intake import queries
from guichet.commons.listening import formats
from guichet.commons.listening import queries as listening
from guichet.surfaces.kiosk import device
from guichet.surfaces.kiosk.filing import pages
from guichet.surfaces.kiosk.filing.views import receipts
from guichet.surfaces.kiosk.listening import playing
from guichet.surfaces.kiosk.stay.refusing import visiting

MADE = "audio/wav"  # by the node's own voice; what was recorded says what it is by its first bytes


def words(request: HttpRequest, token: str) -> HttpResponseBase:  # noqa: ARG001 the address says all
    """What nobody recorded and no voice can say is not there: the page goes on to the next text."""
    found = playing.words_of(token)
    if found is None:
        raise Http404
    language, source, said = found
    path = listening.audio_of(source, language, said=said)
    if path is None:
        raise Http404
    sound = path.open("rb")
    media = formats.media_type(sound.read(formats.HEAD))
    sound.seek(0)
    return FileResponse(sound, content_type=media or MADE, headers={"Cache-Control": "private, max-age=600"})


@visiting
def reading_over(request: HttpRequest) -> HttpResponse:
    """All questions and answers, so that who cannot read knows what is sent."""
    draft = queries.draft(device.hold_of(request), at=device.act_of(request).at)
    return _spoken(pages.summary(request, draft, is_given=False).read)


@visiting
def receipt(request: HttpRequest) -> HttpResponse:
    return _spoken(receipts.read(request))


def _spoken(text: str) -> HttpResponse:
    sound = listening.speak(text, get_language() or "fr")
    if sound is None:
        raise Http404
    return HttpResponse(sound, content_type=MADE)
