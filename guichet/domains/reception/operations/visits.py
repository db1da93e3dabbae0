"""Who comes, and how it ends."""

import secrets

from django.db.models import Max

from guichet.domains.reception.events import VisitClosed, VisitOpened
from guichet.domains.reception.here import centre_of, day_of
from guichet.domains.reception.models import Ticket, Visit
from guichet.domains.reception.operations.telling import tell
from guichet.domains.reception.refusals import NoVisit, VisitOver
from guichet.domains.reception.vocabulary import FAMILIES, Outcome, Purpose, Sex, TicketState
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def welcome(*, sex: Sex, purpose: Purpose, act: Act) -> Ticket:
    """Write a visitor in the register, without a name, and give them a ticket, by which the centre speaks of them."""
    place, on, family = centre_of(act), day_of(act), FAMILIES[purpose]
    visit = Visit.objects.create(
        reference=secrets.token_hex(16), place=place, sex=sex, purpose=purpose, opened_at=act.at
    )
    last = Ticket.objects.of_day(place, on).filter(family=family).aggregate(last=Max("number"))["last"] or 0
    ticket = Ticket.objects.create(
        reference=secrets.token_hex(16),
        visit=visit,
        place=place,
        on=on,
        family=family,
        number=last + 1,
        drawn_at=act.at,
    )
    happened = VisitOpened(visit.reference, purpose, ticket.reference)
    tell(happened=happened, rows=(visit, ticket), act=act)
    return ticket


@operation
def close_visit(*, visit: str, outcome: Outcome, act: Act) -> Visit:
    """Say how a visit ended; its ticket serves no more. Raises NoVisit, VisitOver."""
    row = Visit.objects.here(centre_of(act)).select_for_update().filter(reference=visit).first()
    if row is None:
        raise NoVisit
    if row.closed_at is not None:
        raise VisitOver
    row.closed_at, row.outcome = act.at, outcome
    row.save(update_fields=["closed_at", "outcome"])
    row.ticket.state = TicketState.DONE
    row.ticket.save(update_fields=["state"])
    tell(happened=VisitClosed(row.reference, outcome), rows=(row, row.ticket), act=act)
    return row
