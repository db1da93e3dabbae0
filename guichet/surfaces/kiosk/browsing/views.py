"""From the first touch to the sheet of a service: nothing is asked here; that somebody reads is noted, not what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.commons.catalogue import queries as catalogue
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.kiosk import device
from guichet.surfaces.kiosk.browsing import pages, sheets
from guichet.surfaces.kiosk.listening import playing
from guichet.surfaces.kiosk.stay import refusing
from guichet.surfaces.kiosk.stay.readers import note_reader
from guichet.surfaces.kiosk.stay.refusing import unkept


@unkept
def welcome(request: HttpRequest) -> HttpResponse:
    return render(request, "kiosk/browsing/welcome.html", {"page": pages.welcome(request, catalogue.current())})


@unkept
def moments(request: HttpRequest) -> HttpResponse:
    note_reader(request)
    answer = render(request, "kiosk/browsing/tiles.html", {"page": pages.moments(request, catalogue.current())})
    if playing.PARAMETER in request.GET:
        device.listen_in(answer, playing.language_of(request))
    return answer


@unkept
def moment(request: HttpRequest, code: str) -> HttpResponse:
    note_reader(request)
    snapshot = catalogue.current()
    event = snapshot.life_events.get(code)
    if event is None:
        return refusing.nowhere(request)
    return render(request, "kiosk/browsing/tiles.html", {"page": pages.moment(request, event, snapshot)})


@unkept
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    note_reader(request)
    found = catalogue.current().sheets.get(code)
    if found is None:
        return refusing.nowhere(request)
    today = device.act_of(request).at.astimezone(BENIN).date()
    return render(request, "kiosk/browsing/sheet.html", {"page": sheets.sheet(request, found, today=today)})
