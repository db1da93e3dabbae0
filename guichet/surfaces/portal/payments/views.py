"""Where providers of payments send their notices."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from guichet.commons.payments import operations as payments
from guichet.commons.payments.refusals import NoticeRefused, PaymentRefused
from guichet.commons.payments.signing import Notice
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.act import Surface, by_the_system


@csrf_exempt  # a machine sends it, without cookies: its signature is checked instead
@require_POST
def notice(request: HttpRequest, provider: str) -> HttpResponse:
    """204 once it is believed, 403 for what is not a fresh notice of this provider, 422 for what it cannot settle."""
    act = by_the_system(at=clock.now(), surface=Surface.API, process=f"notice of {provider}"[:80])
    try:
        payments.receive_notice(provider=provider, notice=_read(request), act=act)
    except NoticeRefused as refusal:
        return _said(refusal.message, HTTPStatus.FORBIDDEN)
    except PaymentRefused as refusal:
        return _said(refusal.message, HTTPStatus.UNPROCESSABLE_ENTITY)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _read(request: HttpRequest) -> Notice:
    return Notice(
        timestamp=request.headers.get("Guichet-Timestamp", ""),
        nonce=request.headers.get("Guichet-Nonce", ""),
        signature=request.headers.get("Guichet-Signature", ""),
        body=request.body,
    )


def _said(sentence: str, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
