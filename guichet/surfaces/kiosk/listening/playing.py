"""In which language a visitor listens: the one that they touched, over pages in French, else that of the page."""

from django.http import HttpRequest
from django.utils.translation import get_language

from guichet.commons.listening.languages import MADE, Spoken

PARAMETER = "ecouter"
COOKIE = "borne-langue"


def language_of(request: HttpRequest) -> Spoken:
    wanted = request.GET.get(PARAMETER) or request.COOKIES.get(COOKIE, "")
    return Spoken(wanted) if wanted in Spoken.values else of_page()


def of_page() -> Spoken:
    return Spoken(get_language() or "fr")


def written_in(code: str) -> Spoken:
    """Of one text of the page, such as the name of another language; what no voice reads counts as the page's own."""
    return Spoken(code) if code in MADE else of_page()
