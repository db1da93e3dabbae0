"""A circular is signed, carried, read, called to mind; another takes its place."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from guichet.commons.sync import operations as sync
from guichet.domains.circulars import around, drafts, events, policies, queries
from guichet.domains.circulars.drafts import NewCircular, Paper
from guichet.domains.circulars.models import Acknowledgement, Attachment, Circular, Reminder
from guichet.domains.circulars.models.circulars import joined
from guichet.domains.circulars.refusals import (
    AlreadyRead,
    AlreadyReminded,
    AlreadyReplaced,
    EverybodyRead,
    NoCircular,
    NotYourOffice,
    NumberTaken,
)
from guichet.domains.circulars.vocabulary import NATIONAL
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places.calendar import BENIN

SIGNED, REMINDED = "circulars.signed", "circulars.reminded"  # what the national node tells centres
READ = "circulars.read"  # what a centre carries back


@operation
def sign(*, new: NewCircular, staff: Viewer, act: Act) -> Circular:
    """Say it to all whom it is for, and to centres with their next news.

    Raises NotYourOffice, NumberTaken, NoCircular when what it replaces is none of this office, AlreadyReplaced.
    """
    where = around.known()
    if not policies.may_sign(staff, new.office) or not where.holds(new.office, new.place or new.office):
        raise NotYourOffice
    if Circular.objects.filter(office=new.office, number=new.number).exists():
        raise NumberTaken(new.number)
    former = _former(new) if new.replaces else None
    row = Circular.objects.create(
        reference=secrets.token_hex(16),
        office=new.office,
        number=new.number,
        title=new.title,
        text=new.text,
        place=new.place or new.office,
        roles=joined(new.roles),
        in_force_on=new.in_force_on,
        signed_by=act.actor.reference,
        signed_at=act.at,
        replaces=former,
    )
    _attach(row, new.papers)
    said = (row.reference, row.office, row.place, _digest(row, new.papers), former.reference if former else "")
    journal.record(happened=events.CircularSigned(*said), act=act)
    for centre in _receivers(row, where):
        _tell(row, centre, act)
    return row


@operation
def acknowledge(*, reference: str, staff: Viewer, act: Act) -> Acknowledgement:
    """Note that the viewer has read it. Raises NoCircular, AlreadyReplaced, AlreadyRead."""
    row = queries.addressed_to(staff).select_for_update(of=("self",)).filter(reference=reference).first()
    if row is None:
        raise NoCircular
    _refuse_replaced(row)
    known = row.acknowledgements.filter(reader=staff.reference).first()
    if known is not None:
        raise AlreadyRead(known.read_at)
    return _note(row, queries.where_read(row, staff, act.place), act)


@operation
def acknowledge_at_counter(*, reference: str, staff: Viewer, act: Act) -> Acknowledgement:
    """The same at a centre, which lets the national node know with the next link."""
    noted = acknowledge(reference=reference, staff=staff, act=act)
    sync.carry(kind=READ, body={"circular": reference}, act=act)
    return noted


@operation
def keep_acknowledgement(*, reference: str, act: Act) -> None:
    """At the national node: somebody read it at a centre, whatever became of it since; told twice, noted once.

    Raises NoCircular: it is then put aside.
    """
    row = Circular.objects.filter(reference=reference).first()
    if row is None:
        raise NoCircular
    if not row.acknowledgements.filter(reader=act.actor.reference).exists():
        _note(row, act.place or "", act)


@operation
def remind(*, reference: str, staff: Viewer, act: Act) -> Reminder:
    """Call it to the mind of those who have not read it, once a day at most.

    Raises NoCircular for one of another office as for none, AlreadyReplaced, EverybodyRead, AlreadyReminded.
    """
    row = Circular.objects.select_for_update().filter(reference=reference).first()
    if row is None or not policies.may_sign(staff, row.office):
        raise NoCircular
    _refuse_replaced(row)
    if not any(each.missing for each in queries.readers(row, act.at)):
        raise EverybodyRead
    last = row.reminders.order_by("-reminded_at").first()
    if last is not None and last.reminded_at.astimezone(BENIN).date() >= act.at.astimezone(BENIN).date():
        raise AlreadyReminded
    made = Reminder.objects.create(circular=row, reminded_at=act.at, reminded_by=act.actor.reference)
    journal.record(happened=events.ReadersReminded(row.reference, row.office), act=act)
    for centre in _receivers(row, around.known()):
        sync.feed(kind=REMINDED, body={"circular": row.reference}, to=centre, act=act)
    return made


@operation
def tell_circulars(*, to: PlaceId, act: Act) -> None:
    """To a centre that begins: all that its focal points must know, with what it replaced."""
    where = around.known()
    rows = Circular.objects.for_role(RoleKind.FOCAL_POINT).filter(place__in=where.touching(to))
    for row in rows.select_related("replaces").prefetch_related("papers").order_by("signed_at", "pk"):
        _tell(row, to, act)


@operation
def keep_signed(*, body: Mapping[str, Any], act: Act) -> None:
    """At a centre: what the national node says was signed; told twice, it is there once."""
    former = Circular.objects.filter(reference=body["replaces"]).first() if body["replaces"] else None
    row, is_new = Circular.objects.get_or_create(
        reference=body["reference"],
        defaults={
            "office": body["office"],
            "number": body["number"],
            "title": body["title"],
            "text": body["text"],
            "place": body["place"],
            "roles": joined(tuple(body["roles"])),
            "in_force_on": date.fromisoformat(body["in_force_on"]),
            "signed_by": act.actor.reference,
            "signed_at": act.at,
            "replaces": former,
        },
    )
    if is_new:
        _attach(row, tuple(drafts.paper(each) for each in body["papers"]))


@operation
def keep_reminder(*, reference: str, act: Act) -> None:
    """At a centre: the office asks once more. Of what is not known here, nothing is kept."""
    row = Circular.objects.filter(reference=reference).first()
    if row is not None:
        Reminder.objects.get_or_create(circular=row, reminded_at=act.at, defaults={"reminded_by": act.actor.reference})


def _former(new: NewCircular) -> Circular:
    found = Circular.objects.select_for_update().filter(reference=new.replaces, office=new.office).first()
    if found is None:
        raise NoCircular
    _refuse_replaced(found)
    return found


def _refuse_replaced(row: Circular) -> None:
    successor = Circular.objects.filter(replaces=row).first()
    if successor is not None:
        raise AlreadyReplaced(row.number, successor.number)


def _note(row: Circular, place: str, act: Act) -> Acknowledgement:
    made = Acknowledgement.objects.create(circular=row, reader=act.actor.reference, place=place, read_at=act.at)
    journal.record(happened=events.CircularRead(row.reference, place), act=act)
    return made


def _attach(row: Circular, papers: tuple[Paper, ...]) -> None:
    Attachment.objects.bulk_create(
        Attachment(circular=row, position=number, name=each.name, kind=each.kind, digest=each.digest, size=each.size)
        for number, each in enumerate(papers, 1)
    )


def _digest(row: Circular, papers: tuple[Paper, ...]) -> str:
    said = [row.office, row.number, row.title, row.text, row.place, row.roles, row.in_force_on.isoformat()]
    whole = json.dumps([said, [each.digest for each in papers]], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()


def _receivers(row: Circular, where: around.Around) -> tuple[PlaceId, ...]:
    """The centres whose counters show it: what is not for focal points does not travel."""
    if RoleKind.FOCAL_POINT not in row.kinds:
        return ()
    return tuple(PlaceId(code) for code in where.centres_of(row.place or NATIONAL))


def _tell(row: Circular, to: PlaceId, act: Act) -> None:
    papers = [_written(each) for each in row.papers.all()]
    body = {
        "reference": row.reference,
        "office": row.office,
        "number": row.number,
        "title": row.title,
        "text": row.text,
        "place": row.place,
        "roles": list(row.kinds),
        "in_force_on": row.in_force_on.isoformat(),
        "replaces": row.replaces.reference if row.replaces else "",
        "papers": papers,
    }
    signed = Act(actor=act.actor, at=row.signed_at, place=act.place, surface=act.surface)
    sync.feed(kind=SIGNED, body=body, to=to, blobs=tuple(each.digest for each in row.papers.all()), act=signed)


def _written(each: Attachment) -> dict[str, Any]:
    return {"name": each.name, "kind": each.kind, "digest": each.digest, "size": each.size}
