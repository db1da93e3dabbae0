"""What the operations on duties share: who has one in hand, what was replaced, what a centre is told."""

from datetime import date

from guichet.commons.sync import operations as sync
from guichet.domains.circulars import policies
from guichet.domains.circulars.around import is_centre
from guichet.domains.circulars.models import Duty, Instruction
from guichet.domains.circulars.refusals import AlreadyDone, AlreadyReplaced, NoInstruction
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.places.calendar import BENIN

DUTY = "circulars.duty"  # what the national node tells a centre


def held(reference: str, staff: Viewer) -> Duty:
    """A duty of the viewer's place, locked, that may still be answered.

    Raises NoInstruction, AlreadyReplaced, AlreadyDone.
    """
    rows = Duty.objects.select_for_update(of=("self",)).select_related("instruction", "above")
    row = rows.filter(reference=reference, place__in=policies.places_of(staff)).first()
    if row is None:
        raise NoInstruction
    refuse_replaced(row.instruction)
    if row.done_at is not None:
        raise AlreadyDone(row.done_at)
    return row


def refuse_replaced(row: Instruction) -> None:
    successor = Instruction.objects.filter(replaces=row).first()
    if successor is not None:
        raise AlreadyReplaced(row.number, successor.number)


def tell(row: Duty, act: Act) -> None:
    """The centre that has it, if it is one: whole, however often."""
    if not is_centre(row.place):
        return
    instruction = row.instruction
    successor = Instruction.objects.filter(replaces=instruction).first()
    answered = row.extensions.exclude(answered_at=None).order_by("-answered_at", "-pk").first()
    body = {
        "reference": row.reference,
        "place": row.place,
        "remark": row.remark,
        "due_on": row.due_on.isoformat(),
        "words": row.words,
        "answered": {"granted": answered.granted, "words": answered.answer} if answered else {},
        "instruction": {
            "reference": instruction.reference,
            "office": instruction.office,
            "number": instruction.number,
            "title": instruction.title,
            "text": instruction.text,
            "due_on": instruction.due_on.isoformat(),
            "replaced_by": _named(successor) if successor else {},
        },
    }
    sync.feed(kind=DUTY, body=body, to=PlaceId(row.place), act=act)


def day_of(act: Act) -> date:
    return act.at.astimezone(BENIN).date()


def _named(row: Instruction) -> dict[str, str]:
    return {"reference": row.reference, "number": row.number, "title": row.title}
