"""The visit that a gesture belongs to: the one under way, or the one that begins with it."""

from django.http import HttpRequest

from guichet.commons.sittings import operations as sittings
from guichet.commons.sittings import queries
from guichet.surfaces.kiosk import device


def token_for(request: HttpRequest) -> str:
    """A visit that begins ends whatever was left on this kiosk."""
    token, act = device.token_of(request), device.act_of_sitting(request)
    if queries.sitting(token, at=act.at):
        return token
    return sittings.open_sitting(station=device.station_of(request), act=act)
