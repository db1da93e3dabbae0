"""A centre opens, and closes."""

import secrets
from collections.abc import Collection

from guichet.domains.reception.events import DayClosed, DayOpened
from guichet.domains.reception.here import centre_of, day_of
from guichet.domains.reception.models import Day, Ticket
from guichet.domains.reception.operations.telling import tell
from guichet.domains.reception.refusals import AlreadyOpen, NotOpen, PeopleLeft
from guichet.domains.reception.vocabulary import Check, TicketState
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

STAYING = (TicketState.WAITING, TicketState.CALLED, TicketState.RECEIVED)


@operation
def open_day(*, in_order: Collection[Check], remark: str, act: Act) -> Day:
    """Declare the centre open, with what was looked at and found in order. Raises AlreadyOpen."""
    place, on = centre_of(act), day_of(act)
    if Day.objects.filter(place=place, on=on).exists():
        raise AlreadyOpen
    missing = [check.value for check in Check if check not in in_order]
    row = Day.objects.create(
        reference=secrets.token_hex(16),
        place=place,
        on=on,
        opened_at=act.at,
        opened_by=act.actor.reference,
        missing=missing,
        remark=remark,
    )
    tell(happened=DayOpened(row.reference, on, len(missing)), rows=(row,), act=act)
    return row


@operation
def close_day(*, act: Act) -> Day:
    """Declare the centre closed. Raises NotOpen, and PeopleLeft while somebody waits or is being received."""
    place, on = centre_of(act), day_of(act)
    row = Day.objects.select_for_update().filter(place=place, on=on, closed_at=None).first()
    if row is None:
        raise NotOpen
    if Ticket.objects.of_day(place, on).filter(state__in=STAYING).exists():
        raise PeopleLeft
    row.closed_at = act.at
    row.save(update_fields=["closed_at"])
    tell(happened=DayClosed(row.reference, on), rows=(row,), act=act)
    return row
