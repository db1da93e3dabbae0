"""Documents that were issued, and what two persons do to end one: Codjo proposes, Ida confirms."""

from datetime import timedelta

from guichet.commons.documents import corrections, queries
from guichet.commons.documents import operations as documents
from guichet.commons.documents.checking import lists
from guichet.commons.documents.models import Document, Ending, Proposal, Reason
from guichet.domains.casework.models import Case
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.work.worker import Worker
from tests.domains.casework.granted import CODJO, decided
from tests.factories.acts import NOON
from tests.factories.cases import an_officer, by

IDA = an_officer("ida", kind=RoleKind.SUPERVISOR, unit="direction")
SAGBO = an_officer("sagbo", kind=RoleKind.SIGNATORY)
LATER = NOON + timedelta(minutes=1)


def work() -> None:
    Worker(now=lambda: LATER).run_what_is_due()


def issued() -> tuple[Case, Document]:
    case = decided()
    work()
    return case, Document.objects.get(about=case.pseudonym)


def revocation(document: Document, staff: Viewer = CODJO, reason: Reason = Reason.FRAUD) -> Proposal:
    return documents.propose(
        reference=document.reference, end=Ending.REVOCATION, reason=reason, staff=staff, act=by(staff)
    )


def correction(document: Document, *, staff: Viewer = CODJO, **values: str) -> Proposal:
    given = values or {"prenoms": "Afiavi"}
    return corrections.propose(document, given, Reason.MISTYPED, staff, by(staff, LATER))


def confirmed(proposal: Proposal, staff: Viewer = IDA) -> None:
    documents.confirm(proposal=proposal.reference, staff=staff, act=by(staff, LATER))


def revoked() -> tuple[Case, Document]:
    case, document = issued()
    confirmed(revocation(document))
    work()
    document.refresh_from_db()
    return case, document


def listed(document: Document) -> lists.Standing | None:
    """As anyone reads the published list."""
    kept = queries.revocations(document.status_year or 0)
    assert kept is not None
    found = lists.revocations_of(bytes(kept.content), keys.public_keys())
    return found.standing(document.status_index or 0)


def told(document: Document) -> list[str]:
    kinds = [entry.kind for entry in Entry.objects.about(document.identifier).order_by("pk")]
    return [kind.removeprefix("documents.") for kind in kinds]


def corrected(prenoms: str = "Afiavi") -> tuple[Case, Document, Document]:
    case, former = issued()
    confirmed(correction(former, prenoms=prenoms))
    work()
    former.refresh_from_db()
    return case, former, Document.objects.get(former=former)
