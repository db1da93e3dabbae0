"""Asking for an hour at a desk without an account, coming back with the code, and what a day at the desk looks like."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from guichet.commons.notifications.recipient import Recipient
from guichet.domains.relations import codes, routing, slots, wording
from guichet.domains.relations import operations as relations
from guichet.domains.relations.models import Appointment, DeskRule, Turn
from guichet.domains.relations.policies import serves_desk
from guichet.domains.relations.refusals import NoAppointment, NoDesk
from guichet.domains.relations.slots import Slot
from guichet.domains.relations.vocabulary import AppointmentState, TurnState
from guichet.domains.relations.wording import Contact
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Act
from guichet.foundation.places.calendar import BENIN

# A call that the link brought late, or whose end it did not bring, is over for a screen by then.
STILL_CALLED = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, repr=False)
class Wish:
    place: str
    starts_at: datetime
    theme: str
    contact: Contact = field(default_factory=Contact)
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Facts:
    """What whoever holds the code reads, and the desk."""

    reference: str
    place: str
    starts_at: datetime
    theme: str
    state: AppointmentState


@dataclass(frozen=True, slots=True)
class TurnFacts:
    """`hour` is that of the appointment, if there was one; `late` when it was missed."""

    reference: str
    number: int
    state: TurnState
    came_at: datetime
    hour: datetime | None
    late: bool


@dataclass(frozen=True, slots=True)
class CalledNumber:
    """Somebody who is called, by the number of the day."""

    number: int
    called_at: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a desk: who waits, in the order in which they are called; who was called; its appointments."""

    waiting: tuple[TurnFacts, ...]
    called: tuple[TurnFacts, ...]
    appointments: tuple[Facts, ...]
    ended: int


def ask(wish: Wish, once: str, act: Act) -> tuple[Facts, str]:
    """What was given, and its code, told once; the same again when the form drawn with `once` is sent again.

    Raises NoDesk, NoSuchSlot, SlotFull, KeeperUnavailable, KeyError for an unknown theme.
    """
    code = codes.code_of(once, about=codes.APPOINTMENT)
    imprint = codes.imprint_of(code, about=codes.APPOINTMENT)
    theme = routing.themes()[wish.theme].code
    contact = wording.seal_contact(wish.contact, imprint)
    asked = relations.Asked(wish.place, wish.starts_at, theme, imprint, contact, wish.language)
    return _facts(relations.book(asked=asked, act=act)), code


def found(code: str) -> Facts:
    """Raises NoAppointment."""
    row = Appointment.objects.filter(imprint=codes.imprint_of(code, about=codes.APPOINTMENT)).first()
    if row is None:
        raise NoAppointment
    return _facts(row)


def move(code: str, starts_at: datetime, act: Act) -> Facts:
    """Raises NoAppointment, AppointmentOver, NoSuchSlot, SlotFull."""
    reference = found(code).reference
    return _facts(relations.move_appointment(reference=reference, starts_at=starts_at, act=act))


def cancel(code: str, act: Act) -> Facts:
    """Raises NoAppointment, AppointmentOver."""
    return _facts(relations.cancel_appointment(reference=found(code).reference, act=act))


def rule_of(place: str) -> DeskRule | None:
    return DeskRule.objects.filter(place=place).first() if place in routing.desks() else None


def desks_of(viewer: Viewer) -> tuple[str, ...]:
    """Where the viewer receives people, in the order of the file."""
    return tuple(place for place in routing.desks() if serves_desk(viewer, place))


def open_desks() -> frozenset[str]:
    """Those that take appointments."""
    return frozenset(DeskRule.objects.values_list("place", flat=True)) & routing.desks().keys()


def free(place: str, at: datetime) -> tuple[Slot, ...]:
    """Raises NoDesk where no appointment is taken."""
    rule = rule_of(place)
    if rule is None:
        raise NoDesk
    return slots.free(rule, at)


def day(viewer: Viewer, place: str, on: date, at: datetime) -> Day:
    """In two queries. Raises NoDesk, also for the desk of others."""
    if not serves_desk(viewer, place):
        raise NoDesk
    turns = list(Turn.objects.of_day(place, on).in_line(at))
    booked = Appointment.objects.kept().between(place, *slots.bounds(on)).by_hour()
    return Day(
        waiting=_of(turns, TurnState.WAITING),
        called=_of(turns, TurnState.CALLED),
        appointments=tuple(map(_facts, booked)),
        ended=sum(turn.state in {TurnState.DONE, TurnState.LEFT} for turn in turns),
    )


def called_now(place: str, at: datetime) -> tuple[CalledNumber, ...]:
    """Whom the desk of this place is calling, the last call first: at its centre, what it was told."""
    called = Turn.objects.of_day(place, today(at)).filter(state=TurnState.CALLED, called_at__gt=at - STILL_CALLED)
    rows = called.order_by("-called_at", "-pk")
    return tuple(CalledNumber(row.number, row.called_at) for row in rows if row.called_at)


def remind(key: str, act: Act) -> None:
    """What a worker does the day before. `key` is a reference and its hour: moved or given back, nothing is sent.

    Raises KeeperUnavailable: the row then waits.
    """
    reference, hour = key.split(" ")
    row = Appointment.objects.awaited().filter(reference=reference, starts_at=datetime.fromisoformat(hour)).first()
    if row is None or row.starts_at <= act.at:
        return
    contact, records = wording.opened_contact(row)
    to = Recipient(phone=contact.phone, email=contact.email, language=row.language)
    relations.remind_of_appointment(reference=reference, to=to, records=records, act=act)


def today(at: datetime) -> date:
    return at.astimezone(BENIN).date()


def _of(turns: Sequence[Turn], state: TurnState) -> tuple[TurnFacts, ...]:
    return tuple(_turn(turn) for turn in turns if turn.state == state)


def _turn(row: Turn) -> TurnFacts:
    hour = row.appointment.starts_at if row.appointment else None
    return TurnFacts(row.reference, row.number, TurnState(row.state), row.came_at, hour, row.late)


def _facts(row: Appointment) -> Facts:
    return Facts(row.reference, row.place, row.starts_at, row.theme, AppointmentState(row.state))
