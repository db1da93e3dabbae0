"""When a document may be ended; and what ends it, in the operation that does: state, list, archive, holder."""

from datetime import datetime

from guichet.commons.documents import events, registry
from guichet.commons.documents.models import ENDED, Document, Proposal, State
from guichet.commons.documents.refusals import AlreadyEnded, AlreadyProposed, TooClose
from guichet.commons.documents.registry import Ended
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.work import operations as work

SIGN = "documents.sign-revocations"
NOTE = "documents.note-in-archive"


def refuse_if_it_may_not(document: Document, staff: Viewer, at: datetime) -> None:
    """Whether anything may be proposed for it by that person. Raises TooClose, AlreadyEnded, AlreadyProposed."""
    refuse_a_relative(document, staff, at)
    if document.state in ENDED or document.proposals.confirmed().exists():
        raise AlreadyEnded(State(document.state))
    if document.proposals.open().exists():
        raise AlreadyProposed


def refuse_a_relative(document: Document, staff: Viewer, at: datetime) -> None:
    """Raises TooClose."""
    if registry.origin_of(document.origin).is_close(document.about, staff.reference, at):
        raise TooClose


def revoke(document: Document, reason: str, act: Act) -> None:
    happened = events.DocumentRevoked(**_facts(document), reason=reason)
    _end(document, State.REVOKED, reason, happened, act)


def correct(document: Document, *, by: Document, act: Act) -> None:
    """`by` is there, and takes its place."""
    reason = Proposal.objects.confirmed().get(document=document).reason
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
