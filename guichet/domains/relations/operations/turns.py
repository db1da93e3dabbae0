"""Who is at a desk today: they come, are called in the order of the published rule, and go."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from guichet.commons.sync import operations as sync
from guichet.domains.relations import events
from guichet.domains.relations.models import Appointment, DeskRule, Turn
from guichet.domains.relations.policies import serves_desk
from guichet.domains.relations.refusals import NoAppointment, NobodyIsHere, NoDesk, NotToday, TurnOver
from guichet.domains.relations.vocabulary import AppointmentState, TurnState
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places.calendar import BENIN

REFERENCE_BYTES = 8
TURN = "relations.turn"  # what the national node tells the centre where the desk is, for its screen


@dataclass(frozen=True, slots=True)
class ToldTurn:
    """Of somebody who is called, or whose call is over: a number of the day, and nobody."""

    reference: str
    on: date
    number: int
    state: TurnState


@operation
def arrive(*, place: str, appointment: str, staff: Viewer, act: Act) -> Turn:
    """Its holder is here; once. Past the grace of the desk they wait like somebody without an appointment.

    Raises NoDesk, NotToday, and NoAppointment also for one that was cancelled.
    """
    _serve(staff, place)
    rule = _lock(place)
    row = Appointment.objects.kept().select_for_update().filter(place=place, reference=appointment).first()
    if row is None:
        raise NoAppointment
    if row.starts_at.astimezone(BENIN).date() != act.at.astimezone(BENIN).date():
        raise NotToday
    known = Turn.objects.filter(appointment=row).first()
    if known is not None:
        return known
    is_late = act.at >= row.starts_at + timedelta(minutes=rule.grace)
    row.state = AppointmentState.CAME
    row.save(update_fields=["state"])
    return _wait(place, act, row, late=is_late)


@operation
def walk_in(*, place: str, staff: Viewer, act: Act) -> Turn:
    """Somebody came without an appointment. Raises NoDesk."""
    _serve(staff, place)
    _lock(place)
    return _wait(place, act)


@operation
def call_turn(*, place: str, staff: Viewer, act: Act) -> Turn:
    """Whoever is first by the rule that the page tells. Raises NoDesk, NobodyIsHere."""
    _serve(staff, place)
    sync.hold_news(of=PlaceId(place), act=act)
    _lock(place)
    today = Turn.objects.of_day(place, act.at.astimezone(BENIN).date())
    row = today.waiting().in_line(act.at).first()
    if row is None:
        raise NobodyIsHere
    row.state, row.called_at = TurnState.CALLED, act.at
    row.save(update_fields=["state", "called_at"])
    journal.record(happened=events.TurnCalled(row.reference, place), act=act)
    _tell(row, act)
    return row


@operation
def end_turn(*, place: str, turn: str, came: bool, staff: Viewer, act: Act) -> Turn:
    """They were received, or did not answer the call. Raises NoDesk, NotToday, TurnOver."""
    _serve(staff, place)
    sync.hold_news(of=PlaceId(place), act=act)
    row = Turn.objects.select_for_update().filter(place=place, reference=turn).first()
    if row is None or row.on != act.at.astimezone(BENIN).date():
        raise NotToday
    if row.state != TurnState.CALLED:
        raise TurnOver
    row.state, row.ended_at = TurnState.DONE if came else TurnState.LEFT, act.at
    row.save(update_fields=["state", "ended_at"])
    journal.record(happened=events.TurnEnded(row.reference, place, came), act=act)
    _tell(row, act)
    return row


@operation
def keep_turn(*, told: ToldTurn, act: Act) -> None:
    """At the centre of the desk: a copy, for its screen. Safe to be told twice; `act` is that of the desk."""
    moment = "called_at" if told.state == TurnState.CALLED else "ended_at"
    facts = {"reference": told.reference, "state": told.state, moment: act.at}
    Turn.objects.update_or_create(
        place=act.place or "",
        on=told.on,
        number=told.number,
        defaults=facts,
        create_defaults=facts | {"came_at": act.at},
    )


def _wait(place: str, act: Act, appointment: Appointment | None = None, *, late: bool = False) -> Turn:
    """The number is given under the desk's one lock: two who come at once have two."""
    on = act.at.astimezone(BENIN).date()
    last = Turn.objects.of_day(place, on).aggregate(last=Max("number"))["last"] or 0
    row = Turn.objects.create(
        reference=secrets.token_hex(REFERENCE_BYTES),
        place=place,
        on=on,
        number=last + 1,
        appointment=appointment,
        late=late,
        came_at=act.at,
    )
    journal.record(happened=events.TurnCame(row.reference, place, appointment is not None, late), act=act)
    return row


def _tell(row: Turn, act: Act) -> None:
    """Where the desk's centre has no node, nobody is told."""
    body = {"turn": row.reference, "on": row.on.isoformat(), "number": row.number, "state": str(row.state)}
    sync.feed(kind=TURN, body=body, to=PlaceId(row.place), act=act)


def _serve(staff: Viewer, place: str) -> None:
    if not serves_desk(staff, place):
        raise NoDesk


def _lock(place: str) -> DeskRule:
    """A desk without a rule takes no appointments, and nobody waits at it. Raises NoDesk."""
    rule = DeskRule.objects.select_for_update().filter(place=place).first()
    if rule is None:
        raise NoDesk
    return rule
