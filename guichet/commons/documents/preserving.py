"""What the archive keeps of a document's life beside its file: an event each, in PREMIS, in a version of its own."""

from guichet.commons.archive import premis
from guichet.commons.archive import records as archive
from guichet.commons.archive.premis import Event, Kept
from guichet.commons.archive.records import Record
from guichet.commons.documents.models import Document, Proposal, Reason, State
from guichet.commons.documents.printing import page as printing
from guichet.foundation.lib.act import Act

ISSUED = "premis/issued.xml"
# In French like all that the archive says: it is read by archivists of Benin, in fifty years.
REASONS = {State.REVOKED: "Document révoqué.", State.CORRECTED: "Document corrigé : un autre le remplace."}


def issued(document: Document, digest: str, size: int, act: Act) -> bytes:
    event = Event(
        f"{document.identifier}-issued",
        "ingestion",
        act.at,
        f"Document {document.reference} imprimé, codé, cacheté et déposé.{_contested(document)}",
        {"executing program": act.actor.reference},
    )
    return premis.written(Kept(document.record, digest, size), event)


def _contested(document: Document) -> str:
    since = document.contested_since
    return f" Journal public contesté depuis le {printing.moment(since, 'fr')}." if since else ""


def note(identifier: str, _act: Act) -> None:
    """Lay the event that ended the document over its record; done twice, it is there once."""
    document = Document.objects.get(identifier=identifier)
    state, at = State(document.state), document.ended_at
    if at is None:
        raise LookupError(f"document {identifier} has not ended")
    files = {
        f"premis/{state}.xml": premis.written(Kept(document.record, document.digest, document.size), _end(document))
    }
    archive.store().amend(Record(document.record, files, REASONS[state], at))


def _end(document: Document) -> Event:
    proposal = Proposal.objects.confirmed().filter(document=document).first()
    agents = {"proposed": proposal.proposed_by, "confirmed": proposal.answered_by} if proposal else {}
    said = f"Document {document.reference} {State(document.state).label}. Motif : {Reason(document.ended_for).label}."
    successor = Document.objects.delivered().filter(former=document).first()
    return Event(
        f"{document.identifier}-{document.state}",
        "revocation" if document.state == State.REVOKED else "correction",
        document.ended_at or document.due_at,
        f"{said} Remplacé par {successor.reference}." if successor else said,
        agents or {"executing program": document.origin},
    )
