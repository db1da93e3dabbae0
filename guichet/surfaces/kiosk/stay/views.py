"""Staying and leaving: somebody is still there, somebody needs more time, somebody has gone."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guichet.commons.sittings import operations as sittings
from guichet.surfaces.kiosk import device
from guichet.surfaces.kiosk.stay.refusing import unkept, visiting
from guichet.surfaces.kiosk.surroundings import Stay, framed, stay
from guichet.surfaces.ui.frame import Frame


@dataclass(frozen=True, slots=True)
class OverPage:
    frame: Frame
    stay: Stay


@require_POST
@unkept
def still_there(request: HttpRequest) -> HttpResponse:
    """What the page says while somebody touches it, types, or listens. 410 when the visit is over: the page leaves."""
    there = sittings.touch(token=device.token_of(request), act=device.act_of_sitting(request))
    return HttpResponse(status=204 if there else 410)


@require_POST
@visiting
def more_time(request: HttpRequest) -> HttpResponse:
    sittings.assist(token=device.token(request), act=device.act_of_sitting(request))
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return HttpResponseRedirect(back if safe else reverse("kiosk:filing:current"))


@require_POST
@unkept
def end(request: HttpRequest) -> HttpResponse:
    """Ends the visit, and tells the browser to forget all of it. Ending twice does no harm."""
    sittings.end(token=device.token_of(request), act=device.act_of_sitting(request))
    answer = HttpResponseRedirect(reverse("kiosk:stay:over"))
    device.wipe(answer)
    return answer


@unkept
def over(request: HttpRequest) -> HttpResponse:
    page = OverPage(framed(request, _("Tout est effacé")), stay(request))
    return render(request, "kiosk/stay/over.html", {"page": page})
