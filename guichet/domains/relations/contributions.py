"""What the relations with users register below: what comes from centres, what a worker does, messages."""

from datetime import date, timedelta

from django.conf import settings

from guichet.commons.notifications import registry as notifications
from guichet.commons.sync import registry as ways
from guichet.commons.sync.records import Carried, Fed
from guichet.domains.relations import appointing, counting, denouncing, desk, entering, messages, telling
from guichet.domains.relations import operations as relations
from guichet.domains.relations.sealing import SealedLine
from guichet.domains.relations.vocabulary import TurnState
from guichet.foundation.lib.act import Act
from guichet.foundation.work import registry as work


def contribute() -> None:
    ways.receive(relations.KIND, keep)
    work.register(relations.OPEN_PARCEL, denouncing.open_parcel)
    ways.receive(relations.ENTRY, keep_entry)
    work.register(relations.OPEN_ENTRY, entering.open_entry)
    ways.apply(relations.TURN, keep_turn)
    if settings.NODE == "centre":
        return  # what people write to the desk is treated at the national node
    for message in messages.ALL:
        notifications.register(message)
    work.register(relations.TELL, telling.tell)
    work.register(relations.TELL_DESK, telling.tell_desk)
    work.register(relations.REMIND, appointing.remind)
    work.every("relations.absentees", timedelta(minutes=1), note_absentees)
    work.every("relations.concerns", timedelta(minutes=15), see_to_concerns)
    work.every("relations.count", timedelta(hours=1), counting.count)


def keep(carried: Carried) -> None:
    parcel = SealedLine(carried.body["identifier"], carried.body["sealed"])
    relations.keep_parcel(parcel=parcel, received_at=carried.received_at, act=carried.act)


def keep_entry(carried: Carried) -> None:
    body = carried.body
    parcel = SealedLine(body["identifier"], body["sealed"])
    relations.keep_entry(parcel=parcel, kind=body["kind"], received_at=carried.received_at, act=carried.act)


def keep_turn(fed: Fed) -> None:
    """Raises KeyError, ValueError for one of a newer national node: passed over, and said in the journal."""
    body = fed.body
    told = relations.ToldTurn(
        str(body["turn"]), date.fromisoformat(body["on"]), int(body["number"]), TurnState(body["state"])
    )
    relations.keep_turn(told=told, act=fed.act)


def note_absentees(act: Act) -> None:
    relations.note_absentees(act=act)


def see_to_concerns(act: Act) -> None:
    """What was answered long ago ends first; what is late is raised before anybody is reminded."""
    while relations.close_answered_concerns(act=act):
        pass
    desk.escalate(act)
    while relations.remind_of_concerns(act=act):
        pass
