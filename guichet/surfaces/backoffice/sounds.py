"""A recording that somebody may hear, from where it lies sealed; nobody finds it under an address of its own."""

from collections.abc import Callable

from django.http import HttpResponse

from guichet.domains.reception.refusals import NoComplaint
from guichet.foundation.lib.refusal import Refused


def played(heard: Callable[[], tuple[str, bytes]]) -> HttpResponse:
    """The sound itself; a sentence while the keeper is silent or the file on its way. Lets NoComplaint through."""
    try:
        media, content = heard()
    except NoComplaint:
        raise
    except Refused as refusal:
        return HttpResponse(refusal.message, status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse(content, content_type=media)
