"""Ends a session that was left alone, or open, for too long."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from guichet.foundation.identity import sessions

Answer = Callable[[HttpRequest], HttpResponseBase]


def session_terms(get_response: Answer) -> Answer:
    """Without a session cookie there is nothing to judge: public pages stay the same for everyone, and cacheable."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            _judge(request)
        return get_response(request)

    return middleware


def _judge(request: HttpRequest) -> None:
    now = timezone.now()
    if sessions.is_over(request.session, now):
        request.session.flush()
    else:
        sessions.touch(request.session, now)
