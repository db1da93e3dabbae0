"""The gesture that begins: a visit, and its request."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from guichet.commons.intake import operations as intake
from guichet.commons.sittings import operations as sittings
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.kiosk import device
from guichet.surfaces.kiosk.stay import refusing
from guichet.surfaces.kiosk.stay.beginning import token_for


@require_POST
@refusing.unkept
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a request, in the visit under way or in a new one, which ends whatever was left on this kiosk."""
    try:
        hold = intake.start(service=code, language=get_language() or "fr", act=device.act_of(request))
    except Refused as refused:
        return refusing.page(request, refused)
    token = token_for(request)
    sittings.take_up(token=token, reference=hold.reference, act=device.act_of_sitting(request))
    answer = HttpResponseRedirect(reverse("kiosk:filing:current"))
    device.give(answer, token=token, hold=hold)
    return answer
