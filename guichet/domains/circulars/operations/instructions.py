"""An instruction is given by the ministry to departments, by a department to its centres, and passed down the line."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from guichet.domains.circulars import around, events, line, policies
from guichet.domains.circulars.around import Around, is_centre, is_department
from guichet.domains.circulars.drafts import NewInstruction
from guichet.domains.circulars.models import Duty, Instruction
from guichet.domains.circulars.refusals import (
    DayPast,
    LaterThanAbove,
    NoInstruction,
    NothingBelow,
    NotYourOffice,
    NumberTaken,
)
from guichet.domains.circulars.vocabulary import NATIONAL
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation


@operation
def give(*, new: NewInstruction, staff: Viewer, act: Act) -> Instruction:
    """Ask places below the office to do something by a day.

    Raises NotYourOffice, NothingBelow, DayPast, NumberTaken, NoInstruction when what it replaces is none of this
    office, AlreadyReplaced.
    """
    where = around.known()
    if not policies.may_sign(staff, new.office):
        raise NotYourOffice
    if not new.to or not all(_is_below(new.office, place, where) for place in new.to):
        raise NothingBelow
    if new.due_on < line.day_of(act):
        raise DayPast
    if Instruction.objects.filter(office=new.office, number=new.number).exists():
        raise NumberTaken(new.number)
    former = _former(new) if new.replaces else None
    row = Instruction.objects.create(
        reference=secrets.token_hex(16),
        office=new.office,
        number=new.number,
        title=new.title,
        text=new.text,
        due_on=new.due_on,
        given_by=act.actor.reference,
        given_at=act.at,
        replaces=former,
    )
    given = events.InstructionGiven(row.reference, row.office, row.due_on, former.reference if former else "")
    journal.record(happened=given, act=act)
    for place in sorted(set(new.to)):
        _give(row, place, None, "", new.due_on, act)
    if former is not None:
        _tell_all(former.duties.all(), act)
    return row


@operation
def pass_down(*, duty: str, to: Iterable[str], remark: str, due_on: date, staff: Viewer, act: Act) -> tuple[Duty, ...]:
    """A department gives what it was asked to its centres, with its remark and a day no later than its own.

    Raises NoInstruction, AlreadyReplaced, AlreadyDone, NothingBelow, DayPast, LaterThanAbove.
    """
    row = line.held(duty, staff)
    where, wanted = around.known(), sorted(set(to))
    known = set(Duty.objects.filter(instruction=row.instruction).values_list("place", flat=True))
    if not wanted or known & set(wanted) or not all(_is_below(row.place, place, where) for place in wanted):
        raise NothingBelow
    if due_on < line.day_of(act):
        raise DayPast
    if due_on > row.due_on:
        raise LaterThanAbove(row.due_on)
    return tuple(_give(row.instruction, place, row, remark.strip(), due_on, act) for place in wanted)


@operation
def tell_duties(*, to: PlaceId, act: Act) -> None:
    """To a centre that begins: what is still to be done there."""
    _tell_all(Duty.objects.open().filter(place=to).in_order(), act)


@operation
def keep_duty(*, body: Mapping[str, Any], act: Act) -> None:
    """At a centre: how the national node knows a duty of it; what was answered here meanwhile stands."""
    instruction = _kept_instruction(body["instruction"], act)
    told = {
        "instruction": instruction,
        "place": body["place"],
        "remark": body["remark"],
        "due_on": date.fromisoformat(body["due_on"]),
        "given_by": act.actor.reference,
        "given_at": act.at,
    }
    row, is_new = Duty.objects.get_or_create(reference=body["reference"], defaults=told)
    if not is_new and row.due_on != told["due_on"]:
        row.due_on = told["due_on"]
        row.save(update_fields=["due_on"])
    if body["words"] and row.done_at is None:
        row.words, row.done_at = body["words"], act.at
        row.save(update_fields=["words", "done_at"])
    if body["answered"]:
        _keep_answer(row, body["answered"], act)


def _kept_instruction(body: Mapping[str, Any], act: Act) -> Instruction:
    row, _new = Instruction.objects.get_or_create(
        reference=body["reference"],
        defaults={
            "office": body["office"],
            "number": body["number"],
            "title": body["title"],
            "text": body["text"],
            "due_on": date.fromisoformat(body["due_on"]),
            "given_by": act.actor.reference,
            "given_at": act.at,
        },
    )
    if body["replaced_by"] and not Instruction.objects.filter(replaces=row).exists():
        _keep_successor(row, body["replaced_by"], act)
    return row


def _keep_successor(row: Instruction, by: Mapping[str, Any], act: Act) -> None:
    """What takes its place may not be for this centre: it is known by its number all the same."""
    facts = {
        "office": row.office,
        "number": by["number"],
        "title": by["title"],
        "text": "",
        "due_on": row.due_on,
        "given_by": act.actor.reference,
        "given_at": act.at,
    }
    successor, _new = Instruction.objects.get_or_create(reference=by["reference"], defaults=facts)
    successor.replaces = row
    successor.save(update_fields=["replaces"])


def _keep_answer(row: Duty, answered: Mapping[str, Any], act: Act) -> None:
    row.extensions.filter(answered_at=None).update(
        granted=answered["granted"], answer=answered["words"], answered_by=act.actor.reference, answered_at=act.at
    )


def _tell_all(rows: Iterable[Duty], act: Act) -> None:
    for row in rows:
        line.tell(row, act)


def _give(instruction: Instruction, place: str, above: Duty | None, remark: str, due_on: date, act: Act) -> Duty:
    row = Duty.objects.create(
        reference=secrets.token_hex(16),
        instruction=instruction,
        place=place,
        above=above,
        remark=remark,
        due_on=due_on,
        given_by=act.actor.reference,
        given_at=act.at,
    )
    given = events.DutyGiven(row.reference, instruction.reference, place, above.reference if above else "", row.due_on)
    journal.record(happened=given, act=act)
    line.tell(row, act)
    return row


def _is_below(office: str, place: str, where: Around) -> bool:
    """The next level alone: departments of the ministry, centres of a department."""
    if office == NATIONAL:
        return is_department(place) and place in where.names
    return is_centre(place) and is_department(office) and where.holds(office, place)


def _former(new: NewInstruction) -> Instruction:
    found = Instruction.objects.select_for_update().filter(reference=new.replaces, office=new.office).first()
    if found is None:
        raise NoInstruction
    line.refuse_replaced(found)
    return found
