"""When a document may be ended; and what ends it, in the operation that does: state, list, archive, holder."""

from datetime import datetime

from guichet.commons.documents import events, registry
from guichet.commons.documents.models import ENDED, Answer, Document, Ending, Proposal, Reason, State
from guichet.commons.documents.refusals import AlreadyEnded, AlreadyProposed, TooClose
from guichet.commons.documents.registry import Ended
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.work import operations as work
from guichet.foundation.work import queries as work_queries

ISSUE = "documents.issue"
SIGN = "documents.sign-revocations"
NOTE = "documents.note-in-archive"


def refuse_if_it_may_not(document: Document, end: Ending, staff: Viewer, at: datetime) -> None:
    """Whether that may be proposed for it by that person. A correction that cannot be made bars no revocation.

    Raises TooClose, AlreadyEnded, AlreadyProposed.
    """
    refuse_a_relative(document, staff, at)
    is_barred = document.proposals.confirmed().exists() and not (end is Ending.REVOCATION and cannot_be_made(document))
    if document.state in ENDED or is_barred:
        raise AlreadyEnded(State(document.state))
    if document.proposals.open().exists():
        raise AlreadyProposed


def refuse_a_relative(document: Document, staff: Viewer, at: datetime) -> None:
    """Raises TooClose."""
    if registry.origin_of(document.origin).is_close(document.about, staff.reference, at):
        raise TooClose


def cannot_be_made(document: Document) -> bool:
    """Whether its correction waits for a person, because a worker tried in vain for hours."""
    successor = Document.objects.filter(former=document, state=State.DATED).first()
    return successor is not None and work_queries.is_stuck(kind=ISSUE, key=successor.identifier)


def abandon_correction(document: Document, act: Act) -> None:
    """The document is to be revoked instead; the one that was to take its place is never made.

    Raises AlreadyEnded when it was made meanwhile.
    """
    successor = Document.objects.select_for_update().filter(former=document).first()
    if successor is None:
        return
    if successor.state != State.DATED:
        raise AlreadyEnded(State.CORRECTED)
    document.proposals.confirmed().update(answer=Answer.ABANDONED)
    successor.state = State.ABANDONED
    successor.save(update_fields=["state"])
    work.retry(kind=ISSUE, key=successor.identifier, act=act)  # finds nothing left to do, and waits for nobody
    journal.record(happened=events.CorrectionAbandoned(document.identifier, by=successor.identifier), act=act)


def revoke(document: Document, reason: str, act: Act) -> None:
    happened = events.DocumentRevoked(**_facts(document), reason=reason)
    _end(document, State.REVOKED, reason, happened, act)


def correct(document: Document, *, by: Document, act: Act) -> None:
    """`by` is there, and takes its place: because two persons wanted it, or the origin put its own register right."""
    proposal = Proposal.objects.confirmed().filter(document=document).first()
    reason = proposal.reason if proposal else Reason.REGISTER
    happened = events.DocumentCorrected(**_facts(document), reason=reason, by=by.identifier)
    _end(document, State.CORRECTED, reason, happened, act)


def _end(
    document: Document,
    state: State,
    reason: str,
    happened: events.DocumentRevoked | events.DocumentCorrected,
    act: Act,
) -> None:
    document.state, document.ended_at, document.ended_for = state, act.at, reason
    document.save(update_fields=["state", "ended_at", "ended_for"])
    journal.record(happened=happened, act=act)
    work.schedule(kind=SIGN, key=str(document.status_year), act=act)
    work.schedule(kind=NOTE, key=document.identifier, act=act)
    registry.origin_of(document.origin).ended(Ended(document.about, document.identifier, state), act)


def _facts(document: Document) -> events.Facts:
    return {
        "document": document.identifier,
        "about": document.about,
        "service": document.service,
        "authority": document.authority,
        "status_year": document.status_year or 0,
        "status_index": document.status_index or 0,
    }
