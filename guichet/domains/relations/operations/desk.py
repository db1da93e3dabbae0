"""What the desk does with concerns: takes the oldest, reads it, answers it, or says whose it is."""

from collections.abc import Collection, Sequence

from guichet.domains.relations import events
from guichet.domains.relations.models import Concern, Transfer
from guichet.domains.relations.moving import locked, note_uses, owe, write
from guichet.domains.relations.policies import authorities_answered_for, authorities_worked_at
from guichet.domains.relations.refusals import NoMotive, NotInHand, NotToThem
from guichet.domains.relations.sealing import SealedLine
from guichet.domains.relations.vocabulary import ConcernState, Side, Told
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def take_next(*, staff: Viewer, act: Act) -> str:
    """The reference of the oldest that waits and that they may answer, theirs from now; nothing when none waits.

    Whoever has one in hand gets that one again: nobody chooses.
    """
    held = Concern.objects.in_hand(staff.reference, act.at).oldest_first().first()
    if held is not None:
        return held.reference
    waiting = Concern.objects.to_answer_by(
        staff.reference, authorities=authorities_answered_for(staff), barred=authorities_worked_at(staff)
    )
    row = waiting.free(act.at).oldest_first().select_for_update().first()
    if row is None:
        return ""
    row.taken_by, row.taken_at = staff.reference, act.at
    row.save(update_fields=["taken_by", "taken_at"])
    journal.record(happened=events.ConcernTaken(row.reference, staff.reference), act=act)
    return row.reference


@operation
def note_opened(*, reference: str, staff: Viewer, records: Sequence[UseRecord], act: Act) -> None:
    """Nothing is shown before this returns. Raises NoConcern, NotInHand."""
    _in_hand(reference, staff, act)
    note_uses(records, act)
    journal.record(happened=events.ConcernRead(reference, staff.reference), act=act)


@operation
def answer_concern(*, reference: str, staff: Viewer, words: SealedLine, act: Act) -> None:
    """Answer it and tell its author. A second answer closes it. Raises NoConcern, NotInHand."""
    row = _in_hand(reference, staff, act)
    row.state = ConcernState.CLOSED if row.reopened_at else ConcernState.ANSWERED
    row.closed_at = act.at if row.reopened_at else None
    row.answered_at, row.answered_by = act.at, staff.reference
    row.first_answered_at = row.first_answered_at or act.at
    row.save(update_fields=["state", "closed_at", "answered_at", "answered_by", "first_answered_at"])
    write(row, Side.DESK, words, act)
    owe(row, Told.ANSWERED, act)
    journal.record(happened=events.ConcernAnswered(reference, staff.reference, row.to), act=act)


@operation
def transfer(*, reference: str, staff: Viewer, to: str, barred: Collection[str], motive: str, act: Act) -> None:
    """Say that another authority answers, and why; its date stays. `barred` is complained of, with all under it.

    Raises NoConcern, NotInHand, NoMotive, and NotToThem for one that is barred, or has it already.
    """
    row = _in_hand(reference, staff, act)
    if not motive.strip():
        raise NoMotive
    if to in barred or to == row.to:
        raise NotToThem
    Transfer.objects.create(concern=row, source=row.to, to=to, motive=motive.strip(), at=act.at)
    source, row.to, row.taken_by, row.taken_at = row.to, to, "", None
    row.save(update_fields=["to", "taken_by", "taken_at"])
    journal.record(happened=events.ConcernTransferred(reference, source, to), act=act)


def _in_hand(reference: str, staff: Viewer, act: Act) -> Concern:
    row = locked(reference)
    if not Concern.objects.in_hand(staff.reference, act.at).filter(pk=row.pk).exists():
        raise NotInHand
    return row
