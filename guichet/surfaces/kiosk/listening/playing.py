"""What a page says aloud: one address for each text, asked for when somebody wants to listen."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.listening.languages import Spoken

PARAMETER = "ecouter"
COOKIE = "borne-langue"
SALT = "kiosk listening"


@dataclass(frozen=True, slots=True)
class Heard:
    """A sound of the page; `option` is the choice that lights up meanwhile, as its field and value."""

    address: str
    option: str = ""


def language_of(request: HttpRequest) -> Spoken:
    """The one that the visitor touched, else that of the page."""
    wanted = request.GET.get(PARAMETER) or request.COOKIES.get(COOKIE, "")
    return Spoken(wanted) if wanted in Spoken.values else Spoken(get_language() or "fr")


def heard(request: HttpRequest, text: Text | str | None, option: str = "") -> tuple[Heard, ...]:
    """Of a text of the State; nothing for none. A recording is found by the French words, a voice reads its own.

    The address carries the words themselves, signed: what somebody answered never goes this way.
    """
    source, said = (text.fr, text.in_language(get_language() or "fr")) if isinstance(text, Text) else (text, text)
    if not source:
        return ()
    token = signing.dumps([language_of(request), source, said], salt=SALT, compress=True)
    return (Heard(reverse("kiosk:listening:words", args=[token]), option),)


def all_heard(request: HttpRequest, texts: Iterable[Text | str | None]) -> tuple[Heard, ...]:
    return tuple(each for text in texts for each in heard(request, text))


def words_of(token: str) -> tuple[str, str, str] | None:
    """Language, source and words; None for an address that was not made here."""
    try:
        language, source, said = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return str(language), str(source), str(said)
