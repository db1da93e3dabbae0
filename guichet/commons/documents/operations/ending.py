"""Two persons end a document that was issued: one proposes, another confirms."""

from guichet.commons.documents import ending, events, policies, registry
from guichet.commons.documents.models import REASONS, Answer, Document, Ending, Proposal, Reason
from guichet.commons.documents.operations.issuing import owe_correction
from guichet.commons.documents.refusals import (
    AlreadyAnswered,
    NotFound,
    OnlyAnother,
    WrongReason,
)
from guichet.commons.documents.registry import Sealed
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def propose(
    *, reference: str, end: Ending, reason: Reason, staff: Viewer, values: Sealed | None = None, act: Act
) -> Proposal:
    """Propose to revoke an issued document, or to correct it with what is sealed in `values`.

    Raises NotFound for a document of another authority as for none, TooClose, AlreadyEnded, AlreadyProposed,
    WrongReason for one that the published list does not give for this, or when there is nothing to correct.
    """
    document = Document.objects.delivered().select_for_update().filter(reference=reference).first()
    if document is None or not policies.may_propose(staff, document.authority):
        raise NotFound
    ending.refuse_if_it_may_not(document, end, staff, act.at)
    if reason not in REASONS[end] or (end is Ending.CORRECTION) != (values is not None):
        raise WrongReason
    proposal = Proposal.objects.create(
        reference=values.name if values else registry.a_name(),
        document=document,
        ending=end,
        reason=reason,
        values=values.ciphertext if values else b"",
        proposed_by=staff.reference,
        proposed_at=act.at,
    )
    journal.record(happened=events.EndingProposed(document.identifier, end, reason), act=act)
    return proposal


@operation
def confirm(*, proposal: str, staff: Viewer, act: Act) -> Document:
    """Do what another person proposed: the document is revoked, or its correction is owed.

    Raises NotFound, AlreadyAnswered, TooClose, AlreadyEnded when it was corrected meanwhile, and OnlyAnother for
    whoever proposed it or decided alone.
    """
    found = _open_proposal(proposal, staff)
    document = found.document
    ending.refuse_a_relative(document, staff, act.at)
    alone = registry.origin_of(document.origin).decided_alone(document.about)
    if not policies.may_confirm(staff, document.authority, proposed_by=found.proposed_by, decided_alone=alone):
        raise OnlyAnother
    if found.ending == Ending.REVOCATION:
        ending.abandon_correction(document, act)
    _answer(found, Answer.CONFIRMED, staff, act)
    if found.ending == Ending.CORRECTION:
        owe_correction(proposal=found, act=act)
    else:
        ending.revoke(document, found.reason, act)
    return document


@operation
def turn_down(*, proposal: str, staff: Viewer, act: Act) -> Document:
    """The document stands: the proposal is refused, or taken back by whoever made it. Raises NotFound, AlreadyAnswered,
    and OnlyAnother for whoever could not have confirmed it."""
    found = _open_proposal(proposal, staff)
    mine = found.proposed_by == staff.reference
    if not mine and not policies.may_answer(staff, found.document.authority):
        raise OnlyAnother
    answer = Answer.WITHDRAWN if mine else Answer.REFUSED
    _answer(found, answer, staff, act)
    journal.record(happened=events.EndingTurnedDown(found.document.identifier, found.ending, answer), act=act)
    return found.document


def _open_proposal(reference: str, staff: Viewer) -> Proposal:
    """Under the lock of its document, like whoever proposes: two answers at once are one after the other."""
    owner = Document.objects.select_for_update().filter(proposals__reference=reference).first()
    if owner is None or not policies.may_propose(staff, owner.authority):
        raise NotFound
    found = Proposal.objects.select_related("document").get(reference=reference)
    if found.answered_at is not None:
        raise AlreadyAnswered
    return found


def _answer(proposal: Proposal, answer: Answer, staff: Viewer, act: Act) -> None:
    proposal.answer, proposal.answered_by, proposal.answered_at = answer, staff.reference, act.at
    proposal.save(update_fields=["answer", "answered_by", "answered_at"])
