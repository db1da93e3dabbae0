"""What applicants do with a request of theirs as a whole: bring it to their account, or take it back."""

from django.utils.translation import gettext as _

from guichet.commons.intake import codes
from guichet.commons.payments import operations as payments
from guichet.commons.payments import queries as fees
from guichet.domains.casework import events, tracking_codes
from guichet.domains.casework.models import Case, Claimant, Turn
from guichet.domains.casework.moving import end
from guichet.domains.casework.refusals import AlreadyEnded
from guichet.domains.casework.vocabulary import Ending, State
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, ActorKind
from guichet.foundation.lib.operation import operation


@operation
def claim(*, reference: str, code: str, act: Act) -> Case | None:
    """Bring a request made without an account, or with a focal point, to the citizen who holds its receipt.

    None for whatever is wrong: nobody learns whether it is the reference, the code, or that it is another's. Five
    wrong pairs bar whoever tries for a quarter of an hour; counted by claimant, so that a stranger who knows a
    reference does not shut its applicant out.
    """
    if act.actor.kind is not ActorKind.CITIZEN:
        return None
    claimant, _is_new = Claimant.objects.select_for_update().get_or_create(citizen=act.actor.reference)
    if claimant.barred_until and claimant.barred_until > act.at:
        return None
    case = Case.objects.select_for_update().filter(reference=reference).first()
    opens = tracking_codes.opens_case(code, case, reference=reference)
    if case is None or not opens or case.citizen not in {"", claimant.citizen}:
        _count_a_try(claimant, act)
        return None
    claimant.delete()
    if not case.citizen:
        case.citizen = claimant.citizen
        case.save(update_fields=["citizen"])
        journal.record(happened=events.CaseClaimed(case.pseudonym), act=act)
    return case


def _count_a_try(claimant: Claimant, act: Act) -> None:
    claimant.tries += 1
    if claimant.tries % codes.TRIES == 0:
        claimant.barred_until = act.at + codes.BARRED
    claimant.save(update_fields=["tries", "barred_until"])
    journal.record(happened=events.ClaimRefused(claimant.citizen, claimant.tries), act=act)


@operation
def withdraw(*, reference: str, act: Act) -> Case:
    """Take a request back before it is decided: it leaves the queue, or the hand that had it, without a decision.

    A fee not yet paid is no longer asked; what was paid stays paid. Withdrawn again, nothing changes. Raises
    AlreadyEnded once it is decided.
    """
    case = Case.objects.select_for_update().get(reference=reference)
    if case.withdrawn:
        return case
    if case.state == State.CLOSED:
        raise AlreadyEnded
    happened = events.CaseWithdrawn(case.pseudonym, case.service, case.unit, case.step)
    for turn in Turn.objects.open().filter(case=case):
        end(turn, Ending.WITHDRAWN, act)
    case.pauses.filter(ended_at=None).update(ended_at=act.at)
    case.state, case.step, case.closed_at, case.withdrawn = State.CLOSED, "", act.at, True
    case.save(update_fields=["state", "step", "closed_at", "withdrawn"])
    journal.record(happened=happened, act=act)
    if fees.owed_about(reference):
        payments.waive(about=reference, reason=_("demande retirée"), act=act)
    return case
