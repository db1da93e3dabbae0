"""Whoever has a duty says that it is done, or asks for more time; whoever gave it answers."""

import secrets
from datetime import date

from guichet.commons.sync import operations as sync
from guichet.domains.circulars import events, line, policies
from guichet.domains.circulars.models import Duty, Extension
from guichet.domains.circulars.refusals import (
    AlreadyAnswered,
    AlreadyAsked,
    DayPast,
    LaterThanAbove,
    NoInstruction,
    NotLater,
    NotYetBelow,
    NoWords,
)
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

DONE, ASKED = "circulars.done", "circulars.time-asked"  # what a centre carries to the national node


@operation
def finish(*, duty: str, words: str, staff: Viewer, act: Act) -> Duty:
    """Say that it is done, and how.

    Raises NoInstruction, AlreadyReplaced, AlreadyDone, NoWords, NotYetBelow while somebody below has not answered.
    """
    row = line.held(duty, staff)
    if not words.strip():
        raise NoWords
    waiting = row.below.filter(done_at=None).count()
    if waiting:
        raise NotYetBelow(waiting)
    _finish(row, words.strip(), act)
    line.tell(row, act)
    return row


@operation
def finish_at_counter(*, duty: str, words: str, staff: Viewer, act: Act) -> Duty:
    """The same at a centre, which lets the national node know with the next link."""
    row = finish(duty=duty, words=words, staff=staff, act=act)
    sync.carry(kind=DONE, body={"duty": duty, "words": row.words}, act=act)
    return row


@operation
def keep_done(*, duty: str, words: str, act: Act) -> None:
    """At the national node: a centre says it is done. What was done is kept, also when it was replaced meanwhile; the
    first word stands. Raises NoInstruction: it is then put aside."""
    row = _of_the_centre(duty, act)
    if row.done_at is None:
        _finish(row, words, act)


@operation
def ask_time(*, duty: str, until_on: date, reason: str, staff: Viewer, act: Act) -> Extension:
    """Ask who gave it for a later day.

    Raises NoInstruction, AlreadyReplaced, AlreadyDone, NoWords, DayPast, NotLater, AlreadyAsked.
    """
    row = line.held(duty, staff)
    if not reason.strip():
        raise NoWords
    if until_on < line.day_of(act):
        raise DayPast
    if until_on <= row.due_on:
        raise NotLater(row.due_on)
    if row.extensions.filter(answered_at=None).exists():
        raise AlreadyAsked
    return _ask(row, secrets.token_hex(16), until_on, reason.strip(), act)


@operation
def ask_time_at_counter(*, duty: str, until_on: date, reason: str, staff: Viewer, act: Act) -> Extension:
    made = ask_time(duty=duty, until_on=until_on, reason=reason, staff=staff, act=act)
    body = {"duty": duty, "reference": made.reference, "until_on": until_on.isoformat(), "reason": made.reason}
    sync.carry(kind=ASKED, body=body, act=act)
    return made


@operation
def keep_asked(*, duty: str, reference: str, until_on: date, reason: str, act: Act) -> None:
    """At the national node: a centre asks for time; told twice, or while another request waits, it is kept once.

    Raises NoInstruction: it is then put aside.
    """
    row = _of_the_centre(duty, act)
    waits = row.extensions.filter(answered_at=None).exists()
    if not waits and not Extension.objects.filter(reference=reference).exists():
        _ask(row, reference, until_on, reason, act)


@operation
def answer_time(*, extension: str, granted: bool, words: str, staff: Viewer, act: Act) -> Extension:
    """Grant the day that was asked for, or not; a refusal says why.

    Raises NoInstruction for what is not the viewer's to answer as for none, AlreadyReplaced, AlreadyAnswered, NoWords,
    LaterThanAbove.
    """
    rows = Extension.objects.select_for_update(of=("self",)).select_related("duty__instruction", "duty__above")
    found = rows.filter(reference=extension).first()
    if found is None or not _gave(staff, found.duty):
        raise NoInstruction
    line.refuse_replaced(found.duty.instruction)
    if found.answered_at is not None:
        raise AlreadyAnswered
    if not granted and not words.strip():
        raise NoWords
    above = found.duty.above
    if granted and above is not None and found.until_on > above.due_on:
        raise LaterThanAbove(above.due_on)
    found.granted, found.answer = granted, words.strip()
    found.answered_by, found.answered_at = act.actor.reference, act.at
    found.save(update_fields=["granted", "answer", "answered_by", "answered_at"])
    if granted:
        found.duty.due_on = found.until_on
        found.duty.save(update_fields=["due_on"])
    happened = events.TimeAnswered(found.duty.reference, found.duty.place, granted)
    journal.record(happened=happened, act=act)
    line.tell(found.duty, act)
    return found


def _gave(staff: Viewer, duty: Duty) -> bool:
    passed_by = duty.above.place if duty.above else ""
    return policies.gave(staff, office=duty.instruction.office, passed_by=passed_by)


def _finish(row: Duty, words: str, act: Act) -> None:
    row.words, row.done_by, row.done_at = words, act.actor.reference, act.at
    row.save(update_fields=["words", "done_by", "done_at"])
    journal.record(happened=events.DutyDone(row.reference, row.place), act=act)


def _ask(row: Duty, reference: str, until_on: date, reason: str, act: Act) -> Extension:
    made = Extension.objects.create(
        reference=reference,
        duty=row,
        until_on=until_on,
        reason=reason,
        asked_by=act.actor.reference,
        asked_at=act.at,
    )
    journal.record(happened=events.TimeAsked(row.reference, row.place, until_on), act=act)
    return made


def _of_the_centre(duty: str, act: Act) -> Duty:
    row = Duty.objects.select_for_update(of=("self",)).filter(reference=duty, place=act.place or "").first()
    if row is None:
        raise NoInstruction
    return row
