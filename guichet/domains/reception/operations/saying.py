"""What people say of a centre: satisfied or not, what went wrong, what they complain of."""

import secrets
from collections.abc import Sequence

from guichet.domains.reception import policies
from guichet.domains.reception.events import ComplaintHeard, ComplaintTaken, IncidentReported, SatisfactionSaid
from guichet.domains.reception.here import centre_of
from guichet.domains.reception.models import Complaint, Incident, Satisfaction
from guichet.domains.reception.operations.telling import tell
from guichet.domains.reception.recordings import Recording
from guichet.domains.reception.refusals import AtTheKiosk, NothingTold
from guichet.domains.reception.vocabulary import About, IncidentKind
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import references


@operation
def report_incident(*, kind: IncidentKind, told: str, act: Act) -> Incident:
    """Raises NothingTold."""
    if not told.strip():
        raise NothingTold
    row = Incident.objects.create(
        reference=secrets.token_hex(16), place=centre_of(act), kind=kind, told=told.strip(), reported_at=act.at
    )
    tell(happened=IncidentReported(row.reference, kind), rows=(row,), act=act)
    return row


@operation
def say_satisfaction(*, satisfied: bool, act: Act) -> Satisfaction:
    """One face pressed. Pressed by the visitor, or entered by staff: who acts tells, and nobody chooses."""
    source = policies.source_of(act)
    row = Satisfaction.objects.create(
        reference=secrets.token_hex(16), place=centre_of(act), satisfied=satisfied, source=source, said_at=act.at
    )
    tell(happened=SatisfactionSaid(row.reference, source, satisfied), rows=(row,), act=act)
    return row


@operation
def take_complaint(*, about: About, case: str, told: str, act: Act, spoken: Recording | None = None) -> Complaint:
    """`spoken` is a recording that is on the disk already; `case` the reference that the person gave.

    Raises NothingTold, and AtTheKiosk when staff would take one about their own centre.
    """
    if not policies.may_take(about, act):
        raise AtTheKiosk
    if not told.strip() and spoken is None:
        raise NothingTold
    row = Complaint.objects.create(
        reference=references.allocate(PlaceId(centre_of(act))),
        place=centre_of(act),
        about=about,
        case=case,
        told=told.strip(),
        sound=spoken.place if spoken else "",
        sealed=spoken.sealed if spoken else b"",
        taken_at=act.at,
    )
    happened = ComplaintTaken(row.reference, about, spoken is not None)
    tell(happened=happened, rows=(row,), sounds=[spoken.place] if spoken else [], act=act)
    return row


@operation
def note_heard(*, complaint: str, records: Sequence[UseRecord], act: Act) -> None:
    """At the national node: somebody listened to it."""
    for record in records:
        keys.journal_use(record=record, act=act)
    journal.record(happened=ComplaintHeard(complaint, act.actor.reference), act=act)
