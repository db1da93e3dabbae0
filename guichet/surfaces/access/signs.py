"""Signs of life of the devices of a centre: what asks the node all day long, noted once a minute at most."""

from django.conf import settings
from django.http import HttpRequest

from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision import queries
from guichet.domains.supervision.vocabulary import Device
from guichet.foundation.lib.act import PlaceId, Surface
from guichet.surfaces.access.visits import act_of


def note(request: HttpRequest, device: Device, surface: Surface) -> None:
    act = act_of(request, surface, PlaceId(settings.CENTRE))
    if queries.wants_sign(device, act.at):
        supervision.note_heard(device=device, act=act)
