"""At the national node: how an incident is mended, by whom, with what, before when."""

from datetime import datetime

from guichet.domains.network import operations as network
from guichet.domains.network import queries as register
from guichet.domains.network.drafts import NewMove
from guichet.domains.network.refusals import NoVisit
from guichet.domains.network.vocabulary import Move
from guichet.domains.supervision import days, events, queries
from guichet.domains.supervision.drafts import NewPart
from guichet.domains.supervision.finding import open_row
from guichet.domains.supervision.models import Part
from guichet.domains.supervision.refusals import NoQuantity, NothingSaid, NotOver, TargetPast
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def assign_incident(*, reference: str, owner: str, act: Act) -> None:
    """Somebody else who is over the centre sees to it. Raises NoIncident, AlreadyClosed, NotOver."""
    row = open_row(reference)
    if owner not in {each.reference for each in queries.over(row.centre, act.at)}:
        raise NotOver
    row.owner = owner
    row.save(update_fields=["owner"])
    journal.record(happened=events.IncidentTaken(reference, owner), act=act)


@operation
def set_target(*, reference: str, due_at: datetime, why: str, act: Act) -> None:
    """By when it should be over, whatever its severity says.

    Raises NoIncident, AlreadyClosed, TargetPast, NothingSaid.
    """
    row = open_row(reference)
    if due_at <= act.at:
        raise TargetPast
    if not why.strip():
        raise NothingSaid
    row.due_at, row.why_due = due_at, why.strip()
    row.save(update_fields=["due_at", "why_due"])
    journal.record(happened=events.IncidentTargetSet(reference, due_at), act=act)


@operation
def link_visit(*, reference: str, visit: str, act: Act) -> None:
    """`visit` is a maintenance visit of that centre, planned or done. Raises NoIncident, AlreadyClosed, NoVisit."""
    row = open_row(reference)
    if register.visit_at(row.centre, visit, days.day_of(act.at)) is None:
        raise NoVisit
    row.visit = visit
    row.save(update_fields=["visit"])
    journal.record(happened=events.IncidentVisited(reference, visit), act=act)


@operation
def use_part(*, reference: str, new: NewPart, act: Act) -> None:
    """What is of the centre's stock leaves it by one move; the same form sent twice uses it once.

    Raises NoIncident, AlreadyClosed, NothingSaid, NoQuantity, and the register's MoreThanThereIs: nothing is then kept.
    """
    row = open_row(reference)
    if Part.objects.filter(once=new.once).exists():
        return
    name = new.name.strip() or (str(new.supply.label) if new.supply else "")
    if not name:
        raise NothingSaid
    if new.quantity < 1:
        raise NoQuantity
    if new.supply:
        network.move_stock(site=row.centre, new=NewMove(new.supply, Move.USED, new.quantity, new.once), act=act)
    Part.objects.create(
        incident=row,
        name=name,
        quantity=new.quantity,
        supply=new.supply or "",
        once=new.once,
        at=act.at,
        by=act.actor.reference,
    )
    journal.record(happened=events.PartUsed(reference, new.supply or "", new.quantity), act=act)
