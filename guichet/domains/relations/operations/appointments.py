"""Appointments at a desk: when it takes them, and how one is asked for, moved, given back, reminded of, missed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta

from guichet.commons.notifications import operations as notifications
from guichet.commons.notifications.recipient import Recipient
from guichet.domains.relations import events, slots
from guichet.domains.relations.messages import REMINDER
from guichet.domains.relations.models import Appointment, DeskRule
from guichet.domains.relations.models.appointments import (
    FARTHEST,
    LONGEST,
    LONGEST_GRACE,
    MOST_AT_ONCE,
    SHORTEST,
)
from guichet.domains.relations.moving import note_uses
from guichet.domains.relations.policies import keeps_desk
from guichet.domains.relations.refusals import (
    AppointmentOver,
    NoAppointment,
    NoDesk,
    NoSuchSlot,
    RuleNotPossible,
    SlotFull,
)
from guichet.domains.relations.saying import values_of_appointment
from guichet.domains.relations.vocabulary import AppointmentState
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import references
from guichet.foundation.work import operations as work

REMIND = "relations.remind-of-appointment"
REMINDED_BEFORE = timedelta(days=1)
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Rule:
    """Of a desk, as its supervisor sets it; lengths in minutes."""

    opens_at: time
    closes_at: time
    minutes: int
    capacity: int
    days_ahead: int
    grace: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks of a desk; `contact` is under seal, `imprint` of the code that was, or will be, shown once."""

    place: str
    starts_at: datetime
    theme: str
    imprint: str
    contact: bytes = b""
    language: str = "fr"


@operation
def set_rule(*, place: str, rule: Rule, staff: Viewer, act: Act) -> DeskRule:
    """From now on; appointments that were given stay. Raises NoDesk, RuleNotPossible."""
    if not keeps_desk(staff, place):
        raise NoDesk
    if not _is_possible(rule):
        raise RuleNotPossible
    facts = {**asdict(rule), "changed_by": staff.reference, "changed_at": act.at}
    row, _is_new = DeskRule.objects.update_or_create(place=place, defaults=facts)
    journal.record(happened=events.DeskRuleSet(place, rule.minutes, rule.capacity), act=act)
    return row


@operation
def book(*, asked: Asked, act: Act) -> Appointment:
    """Once for each code. Raises NoDesk, NoSuchSlot, SlotFull."""
    found = Appointment.objects.filter(imprint=asked.imprint).first()
    if found is not None:
        return found
    row = Appointment(
        reference=references.allocate(PlaceId(asked.place)),
        seat=_seat(asked.place, asked.starts_at, act),
        booked_at=act.at,
        **asdict(asked),
    )
    row.save(force_insert=True)
    _owe_reminder(row, act)
    journal.record(happened=events.AppointmentBooked(row.reference, row.place, row.starts_at.isoformat()), act=act)
    return row


@operation
def move_appointment(*, reference: str, starts_at: datetime, act: Act) -> Appointment:
    """To another hour of the same desk; its own is free again. Raises what `book` raises, and AppointmentOver."""
    row = _awaited(reference, act)
    if starts_at == row.starts_at:
        return row
    row.seat, row.starts_at = _seat(row.place, starts_at, act), starts_at
    row.save(update_fields=["seat", "starts_at"])
    _owe_reminder(row, act)
    journal.record(happened=events.AppointmentMoved(reference, row.place, starts_at.isoformat()), act=act)
    return row


@operation
def cancel_appointment(*, reference: str, act: Act) -> Appointment:
    """The hour is free again. Raises NoAppointment, AppointmentOver."""
    row = _awaited(reference, act)
    row.state = AppointmentState.CANCELLED
    row.save(update_fields=["state"])
    journal.record(happened=events.AppointmentCancelled(reference, row.place), act=act)
    return row


@operation
def remind_of_appointment(*, reference: str, to: Recipient | None, records: Sequence[UseRecord], act: Act) -> None:
    """The day before, once for each hour that it was given; `to` is None when its holder left no address."""
    row = Appointment.objects.get(reference=reference)
    note_uses(records, act)
    if to is not None:
        values, key = values_of_appointment(row), row.starts_at.isoformat()
        notifications.notify(to=to, message=REMINDER.code, values=values, about=reference, key=key, act=act)


@operation
def note_absentees(*, act: Act) -> int:
    """Whoever did not come within the grace of the desk is absent; how many. They may still come, as a walk-in."""
    found = 0
    for rule in DeskRule.objects.order_by("place"):
        missed = Appointment.objects.awaited().filter(
            place=rule.place, starts_at__lte=act.at - timedelta(minutes=rule.grace)
        )
        for row in missed.by_hour().select_for_update()[:AT_ONCE]:
            row.state = AppointmentState.ABSENT
            row.save(update_fields=["state"])
            journal.record(happened=events.AppointmentMissed(row.reference, row.place), act=act)
            found += 1
    return found


def _seat(place: str, starts_at: datetime, act: Act) -> int:
    """The first that is free. The desk's row is locked: of two who ask for the last, one is told that it is gone."""
    rule = DeskRule.objects.select_for_update().filter(place=place).first()
    if rule is None:
        raise NoDesk
    if not slots.is_offered(rule, starts_at, act.at):
        raise NoSuchSlot
    kept = Appointment.objects.kept().filter(place=place, starts_at=starts_at)
    taken = set(kept.values_list("seat", flat=True))
    seat = next((number for number in range(1, rule.capacity + 1) if number not in taken), None)
    if seat is None:
        raise SlotFull
    return seat


def _awaited(reference: str, act: Act) -> Appointment:
    row = Appointment.objects.select_for_update().filter(reference=reference).first()
    if row is None:
        raise NoAppointment
    if row.state != AppointmentState.BOOKED or row.starts_at <= act.at:
        raise AppointmentOver
    return row


def _owe_reminder(row: Appointment, act: Act) -> None:
    """Of an hour that is nearer than a day nobody needs to be reminded."""
    due_at = row.starts_at - REMINDED_BEFORE
    if row.contact and due_at > act.at:
        work.schedule(kind=REMIND, key=f"{row.reference} {row.starts_at.isoformat()}", at=due_at, act=act)


def _is_possible(rule: Rule) -> bool:
    return (
        rule.opens_at < rule.closes_at
        and SHORTEST <= rule.minutes <= LONGEST
        and 1 <= rule.capacity <= MOST_AT_ONCE
        and 1 <= rule.days_ahead <= FARTHEST
        and 1 <= rule.grace <= LONGEST_GRACE
    )
