"""What is written on a page of the kiosk, said aloud: a recording where there is one, else a voice."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.listening import formats, languages
from guichet.commons.listening import queries as listening
from guichet.commons.listening.languages import Spoken
from guichet.surfaces.kiosk.listening import playing
from guichet.surfaces.kiosk.stay.refusing import unkept

MADE = "audio/wav"  # by the node's own voice; what was recorded says what it is by its first bytes
MOST_SIGNS = 2_000  # more than the longest text of a page; a voice takes some 0.1 s for as many


@require_POST
@unkept
def say(request: HttpRequest) -> HttpResponse:
    """One text, which comes in the body and never in an address: it may be what somebody answered."""
    text = " ".join(request.POST.get("text", "").split())
    if not text or len(text) > MOST_SIGNS:
        raise Http404
    written = playing.written_in(request.POST.get("language", ""))
    wanted = playing.language_of(request) if written == playing.of_page() else written
    return _of_the_state(text, wanted) or _from_memory(text, wanted, written)


def _of_the_state(text: str, wanted: Spoken) -> HttpResponse | None:
    """From where its words are kept; None for all that no file of a service says."""
    source = catalogue.current().french_words.get(text)
    path = listening.audio_of(source, wanted, said=text) if source else None
    if path is None:
        return None
    sound = path.read_bytes()
    return _sound(sound, wanted, media=formats.media_type(sound[: formats.HEAD]) or MADE)


def _from_memory(text: str, wanted: Spoken, written: Spoken) -> HttpResponse:
    """Where nobody recorded it and no voice speaks that language, it is read as it is written."""
    spoken = wanted if wanted in languages.MADE else written
    return _sound(listening.speak(text, spoken) or b"", spoken, media=MADE)


def _sound(content: bytes, language: Spoken, *, media: str) -> HttpResponse:
    return HttpResponse(content, content_type=media, headers={"Content-Language": language})
