"""An officer is served the next case, and gives it back; nobody chooses."""

from django.db import connection

from guichet.domains.casework import events
from guichet.domains.casework.definitions import procedure_of, step_of
from guichet.domains.casework.models import Bar, Case, Turn
from guichet.domains.casework.moving import end, held_until, in_hand, refuse_a_lost_slot
from guichet.domains.casework.policies import treating_roles
from guichet.domains.casework.refusals import HandsFull
from guichet.domains.casework.vocabulary import Barred, Ending, GivenBackFor, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

AT_MOST_IN_HAND = 3


@operation
def take_next(*, officer: Viewer, act: Act) -> Case | None:
    """The case that has waited for longest of those this officer may treat, now in hand; None when there is none.

    Two officers never get the same one: only one of them finds it still waiting, and the database holds that a case
    is in one hand. Raises HandsFull.
    """
    slot = _free_slot(officer)
    case = _taken(officer)
    if case is None:
        return None
    turn = Turn(
        case=case,
        officer=officer.reference,
        slot=slot,
        step=case.step,
        unit=case.unit,
        began_at=act.at,
        until=held_until(step_of(case, procedure_of(case)), act.at),
    )
    Turn.objects.bulk_create([turn], ignore_conflicts=True)
    refuse_a_lost_slot(case, officer.reference, at_most=AT_MOST_IN_HAND)
    happened = events.CaseTaken(case.pseudonym, case.unit, case.step, case.sequence or 0, turn.until)
    journal.record(happened=happened, act=act)
    return case


def _free_slot(officer: Viewer) -> int:
    used = set(Turn.objects.open().of(officer.reference).values_list("slot", flat=True))
    free = [slot for slot in range(AT_MOST_IN_HAND) if slot not in used]
    if not free:
        raise HandsFull(AT_MOST_IN_HAND)
    return free[0]


def _taken(officer: Viewer) -> Case | None:
    skip = connection.features.has_select_for_update_skip_locked
    queue = Case.objects.waiting().for_roles(treating_roles(officer)).not_barred_to(officer.reference).in_order()
    oldest = iter(lambda: queue.select_for_update(skip_locked=skip).first(), None)
    return next((case for case in oldest if _is_still_waiting(case)), None)


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
    end(turn, Ending.TAKEN_BACK, act)
    case.state = State.WAITING
    case.save(update_fields=["state"])
    journal.record(happened=events.CaseTakenBack(case.pseudonym, case.unit, case.step), act=act)
    return True
