"""What people say of a centre: satisfied or not, what went wrong, what they complain of."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from guichet.domains.casework import operations as casework
from guichet.domains.reception import policies
from guichet.domains.reception.events import (
    ComplaintFollowed,
    ComplaintHeard,
    ComplaintRead,
    ComplaintTaken,
    IncidentReported,
    SatisfactionSaid,
)
from guichet.domains.reception.here import centre_of
from guichet.domains.reception.models import Complaint, FollowUp, Incident, Satisfaction
from guichet.domains.reception.operations.telling import tell
from guichet.domains.reception.recordings import Recording
from guichet.domains.reception.refusals import AtTheKiosk, NothingTold
from guichet.domains.reception.vocabulary import About, Became, Dissatisfaction, IncidentKind
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import references
from guichet.foundation.work import operations as work

JOIN = "reception.join-complaint"


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
def say_satisfaction(*, satisfied: bool, reason: Dissatisfaction | None = None, act: Act) -> Satisfaction:
    """One face pressed. Pressed by the visitor, or entered by staff: who acts tells, and nobody chooses.

    `reason` is why not, where it was told; somebody satisfied has none.
    """
    source = policies.source_of(act)
    row = Satisfaction.objects.create(
        reference=secrets.token_hex(16),
        place=centre_of(act),
        satisfied=satisfied,
        source=source,
        reason="" if satisfied or reason is None else reason,
        said_at=act.at,
    )
    tell(happened=SatisfactionSaid(row.reference, source, satisfied), rows=(row,), act=act)
    return row


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """What a person complains of; `case` is the reference that they gave, `proof` its code under seal, or nothing.

    `spoken` is a recording that is on the disk already; `once` is what the form was drawn with.
    """

    about: About
    case: str
    told: str
    spoken: Recording | None = None
    proof: bytes = b""
    once: str = ""


@operation
def take_complaint(*, said: Said, act: Act) -> Complaint:
    """The same form sent twice is one complaint.

    Raises NothingTold, and AtTheKiosk when staff would take one about their own centre.
    """
    if not policies.may_take(said.about, act):
        raise AtTheKiosk
    if not said.told.strip() and said.spoken is None:
        raise NothingTold
    row, is_new = _complaint(said, act)
    if is_new:
        happened = ComplaintTaken(row.reference, said.about, said.spoken is not None)
        tell(happened=happened, rows=(row,), sounds=[row.sound] if row.sound else [], act=act)
        if settings.NODE == "hub":
            follow_up(complaint=row, at=act.at, act=act)
    return row


def _complaint(said: Said, act: Act) -> tuple[Complaint, bool]:
    """The row, and whether it is new."""
    place = centre_of(act)
    facts = {
        "reference": references.allocate(PlaceId(place)),
        "about": said.about,
        "case": said.case,
        "told": said.told.strip(),
        "sound": said.spoken.place if said.spoken else "",
        "sealed": said.spoken.sealed if said.spoken else b"",
        "proof": said.proof,
        "taken_at": act.at,
    }
    if not said.once:
        return Complaint.objects.create(place=place, **facts), True
    return Complaint.objects.get_or_create(place=place, once=said.once, defaults=facts)


@operation
def follow_up(*, complaint: Complaint, at: datetime, act: Act) -> None:
    """At the national node: what came with a proof is owed its place with the request that it is about."""
    if complaint.proof and complaint.about == About.ELSEWHERE:
        work.schedule(kind=JOIN, key=complaint.reference, at=at, act=act)


@operation
def note_follow_up(*, complaint: str, became: Became, records: Sequence[UseRecord], act: Act) -> None:
    """What became of it, once; the keys that served are told."""
    for record in records:
        keys.journal_use(record=record, act=act)
    FollowUp.objects.create(complaint_id=complaint, became=became, at=act.at)
    journal.record(happened=ComplaintFollowed(complaint, became), act=act)


@operation
def note_read(*, complaint: str, act: Act) -> None:
    """At the national node: somebody is about to read its words. Whose request it is about reads that, too."""
    casework.look_at_voiced(reference=_case_of(complaint), act=act)
    journal.record(happened=ComplaintRead(complaint, act.actor.reference), act=act)


@operation
def note_heard(*, complaint: str, records: Sequence[UseRecord], act: Act) -> None:
    """At the national node: somebody listened to it. Whose request it is about reads that, too."""
    for record in records:
        keys.journal_use(record=record, act=act)
    casework.look_at_voiced(reference=_case_of(complaint), act=act)
    journal.record(happened=ComplaintHeard(complaint, act.actor.reference), act=act)


@operation
def note_heard_to_answer(*, complaint: str, supervisor: Viewer, records: Sequence[UseRecord], act: Act) -> None:
    """At the national node: who answers it listened, for the reason for which they read its words.

    Raises NothingToAnswer, like the answer would.
    """
    casework.look_at_complaint(reference=_case_of(complaint), supervisor=supervisor, records=records, act=act)
    journal.record(happened=ComplaintHeard(complaint, act.actor.reference), act=act)


def _case_of(complaint: str) -> str:
    return Complaint.objects.get(reference=complaint).case
