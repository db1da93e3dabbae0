"""Somebody reads the kiosk's pages without a visit: nothing of them is known but that they are there."""

from django.http import HttpRequest

from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision import queries
from guichet.domains.supervision.vocabulary import Device
from guichet.surfaces.kiosk import device


def note_reader(request: HttpRequest) -> None:
    """By the real clock, like all that is judged before a screen; once a minute at most."""
    act = device.act_of_sitting(request)
    if queries.wants_sign(Device.READER, act.at):
        supervision.note_heard(device=Device.READER, act=act)
