"""What the relations with users register below: what comes from centres, what a worker does, messages."""

from datetime import timedelta

from django.conf import settings

from guichet.commons.notifications import registry as notifications
from guichet.commons.sync import registry as ways
from guichet.commons.sync.records import Carried
from guichet.domains.relations import denouncing, desk, messages, telling
from guichet.domains.relations import operations as relations
from guichet.domains.relations.sealing import SealedLine
from guichet.foundation.lib.act import Act
from guichet.foundation.work import registry as work


def contribute() -> None:
    ways.receive(relations.KIND, keep)
    work.register(relations.OPEN_PARCEL, denouncing.open_parcel)
    if settings.NODE == "centre":
        return  # what people write to the desk is treated at the national node
    for message in messages.ALL:
        notifications.register(message)
    work.register(relations.TELL, telling.tell)
    work.register(relations.TELL_DESK, telling.tell_desk)
    work.every("relations.concerns", timedelta(minutes=15), see_to_concerns)


def keep(carried: Carried) -> None:
    parcel = SealedLine(carried.body["identifier"], carried.body["sealed"])
    relations.keep_parcel(parcel=parcel, received_at=carried.received_at, act=carried.act)


def see_to_concerns(act: Act) -> None:
    """What was answered long ago ends first; what is late is raised before anybody is reminded."""
    while relations.close_answered_concerns(act=act):
        pass
    desk.escalate(act)
    while relations.remind_of_concerns(act=act):
        pass
