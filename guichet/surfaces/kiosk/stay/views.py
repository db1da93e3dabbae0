"""Staying and leaving: somebody is still there, somebody needs more time, somebody has gone."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.sittings import operations as sittings
from guichet.commons.sittings import queries
from guichet.commons.sittings.terms import ASSISTED
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision import queries as supervision_queries
from guichet.domains.supervision.vocabulary import Device
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access import signs
from guichet.surfaces.kiosk import device
from guichet.surfaces.kiosk.stay import refusing
from guichet.surfaces.kiosk.stay.beginning import token_for
from guichet.surfaces.kiosk.stay.readers import note_reader
from guichet.surfaces.kiosk.stay.refusing import unkept, visiting
from guichet.surfaces.kiosk.surroundings import Stay, framed, stay
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class OverPage:
    frame: Frame
    stay: Stay


@dataclass(frozen=True, slots=True)
class ElsewherePage:
    frame: Frame
    stay: Stay
    minutes: int
    platform: Link


@require_POST
@unkept
def still_there(request: HttpRequest) -> HttpResponse:
    """What the page says while somebody touches it, types, or listens. 410 when the visit is over: the page leaves."""
    there = sittings.touch(token=device.token_of(request), act=device.act_of_sitting(request))
    return HttpResponse(status=204 if there else 410)


@require_POST
@unkept
def reading(request: HttpRequest) -> HttpResponse:
    """The same of a page that is only read: nobody's visit, yet somebody's gestures."""
    note_reader(request)
    return HttpResponse(status=204)


@require_POST
@visiting
def more_time(request: HttpRequest) -> HttpResponse:
    sittings.assist(token=device.token(request), act=device.act_of_sitting(request))
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return HttpResponseRedirect(back if safe else reverse("kiosk:filing:current"))


@require_POST
@unkept
def elsewhere(request: HttpRequest, code: str) -> HttpResponse:
    """Before another platform opens in this window: a visit begins, and its end restarts the whole browser."""
    found = catalogue.current().sheets.get(code)
    platform = next((each.platform for each in found.service.offers if each.platform), None) if found else None
    if found is None or platform is None or not platform.url:
        return refusing.nowhere(request)
    token, act = token_for(request), device.act_of_sitting(request)
    sittings.assist(token=token, act=act)
    page = ElsewherePage(
        frame=framed(
            request, platform.name, back=Link(_("Retour"), reverse("kiosk:browsing:sheet", args=[found.code]))
        ),
        stay=stay(request),
        minutes=ASSISTED.idle // 60,
        platform=Link(platform.name, str(platform.url)),
    )
    answer = render(request, "kiosk/stay/elsewhere.html", {"page": page})
    device.give(answer, token=token)
    return answer


@unkept
def last_ended(request: HttpRequest) -> HttpResponse:
    """For the launcher of this kiosk: when it changes, somebody has gone, and their browser goes with them.

    It asks all day long, so it is the kiosk's sign of life too; and what was ordered from afar waits until nobody is
    there.
    """
    signs.note(request, Device.KIOSK, Surface.KIOSK)
    act = device.act_of(request)
    if supervision_queries.wants_restart(act.at):
        station = device.station_of(request)
        supervision.restart_kiosk(station=station, screen=device.act_of_sitting(request), act=act)
    return HttpResponse(queries.last_ended(device.station_of(request)), content_type="text/plain")


@require_POST
@unkept
def end(request: HttpRequest) -> HttpResponse:
    """Ends the visit, and tells the browser to forget all of it. Ending twice does no harm."""
    sittings.end(token=device.token_of(request), act=device.act_of_sitting(request))
    answer = HttpResponseRedirect(reverse("kiosk:stay:over"))
    device.wipe(answer)
    return answer


@unkept
def nowhere(request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001
    return refusing.nowhere(request)


@unkept
def over(request: HttpRequest) -> HttpResponse:
    page = OverPage(framed(request, _("Tout est effacé")), stay(request))
    return render(request, "kiosk/stay/over.html", {"page": page})
