"""The waiting room: who is called, comes, does not come, comes back."""

from guichet.domains.reception.events import TicketAbsent, TicketCalled, TicketReceived, TicketReinserted
from guichet.domains.reception.here import centre_of, day_of
from guichet.domains.reception.models import MOST_CALLS, Ticket
from guichet.domains.reception.operations.telling import tell
from guichet.domains.reception.refusals import CalledEnough, NobodyWaits, NotCalledEnough, NotHere, NotNow, TooLate
from guichet.domains.reception.vocabulary import TicketState
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

COMING = (TicketState.WAITING, TicketState.CALLED)


@operation
def call_next(*, act: Act) -> Ticket:
    """Call whoever waits for the longest. Raises NobodyWaits."""
    today = Ticket.objects.of_day(centre_of(act), day_of(act))
    ticket = today.waiting().in_order().select_for_update().first()
    if ticket is None:
        raise NobodyWaits
    return _called(ticket, act)


@operation
def call(*, ticket: str, act: Act) -> Ticket:
    """Call this one, or call it again. Raises NotHere, NotNow, and CalledEnough after three calls."""
    row = _among(ticket, COMING, act)
    if row.calls >= MOST_CALLS:
        raise CalledEnough
    return _called(row, act)


@operation
def receive(*, ticket: str, act: Act) -> Ticket:
    """Its holder is at the counter, called or not. Raises NotHere, NotNow."""
    row = _among(ticket, (*COMING, TicketState.ABSENT), act)
    row.state = TicketState.RECEIVED
    row.save(update_fields=["state"])
    tell(happened=TicketReceived(row.reference), rows=(row,), act=act)
    return row


@operation
def mark_absent(*, ticket: str, act: Act) -> Ticket:
    """Nobody came. Raises NotHere, NotNow, and NotCalledEnough before the third call."""
    row = _among(ticket, COMING, act)
    if row.calls < MOST_CALLS:
        raise NotCalledEnough
    row.state, row.absent_at = TicketState.ABSENT, act.at
    row.save(update_fields=["state", "absent_at"])
    tell(happened=TicketAbsent(row.reference), rows=(row,), act=act)
    return row


@operation
def reinsert(*, ticket: str, act: Act) -> Ticket:
    """Let whoever missed their calls wait again, in the place that they had. Raises NotHere, NotNow, TooLate."""
    row = _among(ticket, (TicketState.ABSENT,), act)
    if not row.may_come_back(act.at):
        raise TooLate
    row.state, row.calls, row.called_at, row.absent_at = TicketState.WAITING, 0, None, None
    row.save(update_fields=["state", "calls", "called_at", "absent_at"])
    tell(happened=TicketReinserted(row.reference), rows=(row,), act=act)
    return row


def _called(row: Ticket, act: Act) -> Ticket:
    row.state, row.calls, row.called_at = TicketState.CALLED, row.calls + 1, act.at
    row.save(update_fields=["state", "calls", "called_at"])
    tell(happened=TicketCalled(row.reference, row.calls), rows=(row,), act=act)
    return row


def _among(reference: str, states: tuple[TicketState, ...], act: Act) -> Ticket:
    """Of this centre and this day, locked: two counters do not take the same person."""
    today = Ticket.objects.of_day(centre_of(act), day_of(act))
    row = today.select_for_update().filter(reference=reference).first()
    if row is None:
        raise NotHere
    if row.state not in states:
        raise NotNow
    return row
