"""The visit that a gesture belongs to: the one under way, or the one that begins with it."""

from django.http import HttpRequest, HttpResponseRedirect

from guichet.commons.sittings import operations as sittings
from guichet.commons.sittings import queries
from guichet.surfaces.kiosk import device


def take_time(request: HttpRequest, *, on: str) -> HttpResponseRedirect:
    """To the page `on`, in a visit that waits as long as for whoever is helped: to speak or to write takes time."""
    token = token_for(request)
    sittings.assist(token=token, act=device.act_of_sitting(request))
    answer = HttpResponseRedirect(on)
    device.give(answer, token=token)
    return answer


def token_for(request: HttpRequest) -> str:
    """A visit that begins ends whatever was left on this kiosk."""
    token, act = device.token_of(request), device.act_of_sitting(request)
    if queries.sitting(token, at=act.at):
        return token
    return sittings.open_sitting(station=device.station_of(request), act=act)
