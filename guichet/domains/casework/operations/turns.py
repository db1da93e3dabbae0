"""An officer is served the next case, and gives it back; nobody chooses."""

from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from guichet.domains.casework import events
from guichet.domains.casework.definitions import procedure_of, step_of
from guichet.domains.casework.models import LAST, Bar, Case, Turn
from guichet.domains.casework.moving import end, held_until, in_hand, put_back
from guichet.domains.casework.policies import treating_roles
from guichet.domains.casework.refusals import HandsFull
from guichet.domains.casework.vocabulary import Barred, Ending, GivenBackFor, State
from guichet.foundation.identity import queries as identity
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib import rows
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

AT_MOST_IN_HAND = 3
ASK_AT_ONCE = 50  # officers of one queue, in the few milliseconds that taking a case lasts


@operation
def take_next(*, officer: Viewer, act: Act) -> Case | None:
    """The case that has waited for longest of those this officer may treat, now in hand; None when there is none.

    Never their own, nor that of someone they are tied to. Two officers never get the same one: only one of them finds
    it still waiting, and the database holds that a case is in one hand. Raises HandsFull.
    """
    slot = _free_slot(officer)
    taken = _taken(officer, act)
    if taken is None:
        return None
    case, overtakes = taken
    turn = _turn(case, officer, slot, act)
    turn.overtook = overtakes
    if not rows.add_unless_known(turn):  # the same officer asked twice at once, and the other request had the slot
        raise HandsFull(AT_MOST_IN_HAND)
    happened = events.CaseTaken(case.pseudonym, case.unit, case.step, case.sequence or 0, turn.until)
    journal.record(happened=happened, act=act)
    if turn.jumped:
        rule = procedure_of(case).circuit.priorities[case.priority].code
        journal.record(happened=events.CaseJumped(case.pseudonym, case.unit, case.step, rule), act=act)
    return case


def _turn(case: Case, officer: Viewer, slot: int, act: Act) -> Turn:
    return Turn(
        case=case,
        officer=officer.reference,
        slot=slot,
        step=case.step,
        unit=case.unit,
        authority=case.authority,
        role=case.role,
        began_at=act.at,
        until=held_until(step_of(case, procedure_of(case)), act.at),
        jumped=_jumps(case, act),
    )


def _jumps(case: Case, act: Act) -> bool:
    """Whether it passes before others that were ready earlier by a published rule, which is told."""
    if case.priority == LAST:
        return False
    earlier = Case.objects.waiting().ready_by(act.at).in_queue_of(case).filter(sequence__lt=case.sequence)
    return earlier.filter(priority__gt=case.priority).exists()


def _left_waiting(at: datetime) -> Q:
    """Whether one that comes first in its queue stays: told by the statement that takes, which costs no other.

    Some of it is honest: nobody treats the case of a relation, nor twice the same one at two steps of four eyes.
    """
    its = {name: OuterRef(name) for name in ("authority", "unit", "role")}
    first = Case.objects.waiting().ready_by(at).filter(**its)
    urgent = first.filter(priority__lt=OuterRef("priority"))
    earlier = first.filter(priority=OuterRef("priority"), sequence__lt=OuterRef("sequence"))
    return Exists(urgent) | Exists(earlier)


def _free_slot(officer: Viewer) -> int:
    used = set(Turn.objects.open().of(officer.reference).values_list("slot", flat=True))
    free = [slot for slot in range(AT_MOST_IN_HAND) if slot not in used]
    if not free:
        raise HandsFull(AT_MOST_IN_HAND)
    return free[0]


def _taken(officer: Viewer, act: Act) -> tuple[Case, bool] | None:
    """The case, and whether one that comes first in its queue is left waiting.

    What another officer is taking at this moment is passed over; when nothing else waits, its end is waited for."""
    skip = connection.features.has_select_for_update_skip_locked
    while oldest := _oldest(officer, act.at, of_each_queue=ASK_AT_ONCE if skip else 1):
        heads = Case.objects.waiting().filter(pk__in=oldest).in_order().annotate(overtakes=_left_waiting(act.at))
        case = heads.select_for_update(skip_locked=skip).first() or heads.select_for_update().first()
        if case is not None and _is_still_waiting(case):
            return case, bool(vars(case)["overtakes"])
    return None


def _oldest(officer: Viewer, at: datetime, *, of_each_queue: int) -> list[int]:
    """Keys of cases; where writers come one at a time, the head of each queue is enough."""
    ties = identity.kept_from(officer.reference, at)
    ready = Case.objects.waiting().ready_by(at)
    allowed = ready.not_barred_to(officer.reference).apart_from(ties).in_order()
    queues = allowed.queues_of(treating_roles(officer))
    return [key for queue in queues for key in queue.values_list("pk", flat=True)[:of_each_queue]]


def _is_still_waiting(case: Case) -> bool:
    """Takes it in the same statement: of two who saw it wait, one finds it so."""
    took = Case.objects.waiting().filter(pk=case.pk).update(state=State.IN_HAND)
    case.state = State.IN_HAND
    return bool(took)


@operation
def give_back(*, reference: str, officer: Viewer, reason: GivenBackFor, act: Act) -> None:
    """The case waits again in its own place, for a published reason. Raises NotInHand.

    Who declared an interest is not served it again; for any other reason it may come back to the same hands, so that
    giving back is no way to choose.
    """
    case, turn = in_hand(reference, officer)
    end(turn, Ending.GIVEN_BACK, act, reason=reason)
    case.state = State.WAITING
    case.save(update_fields=["state"])
    if reason == GivenBackFor.INTEREST:
        Bar.objects.create(case=case, officer=officer.reference, why=Barred.INTEREST)
    journal.record(happened=events.CaseGivenBack(case.pseudonym, case.unit, case.step, reason), act=act)


@operation
def take_back(*, act: Act) -> int:
    """Put back in their place all cases held for too long, without asking; how many there were."""
    over = Turn.objects.over(act.at).order_by("until", "pk").values_list("case_id", flat=True)[:200]
    return sum(_taken_back(case, act) for case in list(over))


def _taken_back(key: int, act: Act) -> bool:
    """Looked at again under the lock of the case: it may have been finished since."""
    case = Case.objects.select_for_update().get(pk=key)
    turn = Turn.objects.over(act.at).filter(case=case).first()
    if turn is None:
        return False
    put_back(case, turn, act)
    return True
