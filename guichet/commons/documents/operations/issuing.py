"""A document is owed, dated, then issued; what it corrects ends when it is there."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from guichet.commons.archive import operations as archive
from guichet.commons.documents import ending, events, policies
from guichet.commons.documents.ending import ISSUE
from guichet.commons.documents.models import SETTLED, Document, Proposal, State
from guichet.commons.documents.refusals import NotFound
from guichet.commons.documents.validity import Validity, last_day
from guichet.commons.public_log import queries as public_log
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib import rows
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import references
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.work import operations as work

# Documents of the same few seconds are on one list: each signature is an entry of the journal.
GATHERED = timedelta(seconds=5)
# No place, but references of documents begin so: nobody takes one for the reference of a request.
DOCUMENT = PlaceId("DOC")

# What a corrected document has of the one that it replaces: all that was decided.
INHERITED = (
    *("origin", "about", "owner", "service", "outcome"),
    *("template", "language", "authority", "validity", "validity_unit"),
)


# One statement under the lock of the year's row, which the first document of a year makes: places have no gap.
NEXT_PLACE = """
INSERT INTO documents_series (year, given) VALUES (%s, 1)
ON CONFLICT (year) DO UPDATE SET given = documents_series.given + 1 RETURNING given - 1
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a decision owes, as its service file says."""

    origin: str
    about: str
    owner: str
    service: str
    outcome: str
    template: str
    language: str
    authority: str
    validity: Validity | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What the archive holds of a document. `uses` are the keeper's records of the two signatures, if still known."""

    digest: str
    size: int
    seal_key: str
    code_key: str
    uses: tuple[UseRecord, ...] = ()


@operation
def owe(*, wanted: Wanted, act: Act) -> Document:
    """Owe the document of a decision, in the decision's own transaction; a worker makes it. Owed once a decision."""
    known = Document.objects.filter(origin=wanted.origin, about=wanted.about, former=None).first()
    return known or _owed(wanted, None, act)


@operation
def owe_again(*, wanted: Wanted, former: str, act: Act) -> Document:
    """Owe what the origin says anew, by itself: the document about `former` ends once this one is there, and is named.

    Where none about `former` stands or is on its way, it is owed like any. Owed once, however often it is asked.
    """
    known = Document.objects.filter(origin=wanted.origin, about=wanted.about).first()
    if known is not None:
        return known
    about = Document.objects.standing().filter(origin=wanted.origin, about=former, successor=None)
    return _owed(wanted, about.order_by("-pk").first(), act)


def _owed(wanted: Wanted, former: Document | None, act: Act) -> Document:
    document = Document.objects.create(
        former=former,
        identifier=secrets.token_hex(16),
        reference=references.allocate(DOCUMENT),
        origin=wanted.origin,
        about=wanted.about,
        owner=wanted.owner,
        service=wanted.service,
        outcome=wanted.outcome,
        template=wanted.template,
        language=wanted.language,
        authority=wanted.authority,
        validity=wanted.validity.count if wanted.validity else None,
        validity_unit=wanted.validity.unit if wanted.validity else "",
        due_at=act.at,
    )
    _make_due(document, act)
    return document


@operation
def owe_correction(*, proposal: Proposal, act: Act) -> Document:
    """Owe the document that takes the place of the one that a confirmed proposal corrects."""
    former = proposal.document
    document = Document.objects.create(
        former=former,
        identifier=secrets.token_hex(16),
        reference=references.allocate(DOCUMENT),
        due_at=act.at,
        **{name: getattr(former, name) for name in INHERITED},
    )
    _make_due(document, act)
    return document


def _make_due(document: Document, act: Act) -> None:
    happened = events.DocumentDue(
        document.identifier, document.about, document.service, document.outcome, document.template
    )
    journal.record(happened=happened, act=act)
    work.schedule(kind=ISSUE, key=document.identifier, act=act)


@operation
def fix_day(*, identifier: str, act: Act) -> Document:
    """Give the document its day and its place in the list of revocations; the same ones however often it is asked.

    Whether the public log is contested is fixed with its day: that is printed too.
    """
    document = rows.locked(Document, identifier=identifier)
    if document.state != State.DUE:
        return document
    day = act.at.astimezone(BENIN).date()
    document.state, document.dated_at = State.DATED, act.at
    document.valid_until = _valid_until(document, day)
    contest = public_log.contested(act.at)
    document.contested_since = contest.at if contest else None
    document.status_year, document.status_index = day.year, _next_place(day.year)
    rows.change(document, "state", "dated_at", "valid_until", "contested_since", "status_year", "status_index")
    return document


def _valid_until(document: Document, day: date) -> date | None:
    if document.validity is None:
        return None
    return last_day(day, Validity(document.validity, document.validity_unit))


def _next_place(year: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(NEXT_PLACE, [year])
        [place] = cursor.fetchone()
    return int(place)


@operation
def commit(*, identifier: str, made: Made, act: Act) -> Document:
    """Call the document issued, once it is in the archive; said twice, it is issued once.

    The one that it corrects ends in the same transaction: its holder is never without one that stands.
    """
    document = rows.locked(Document, identifier=identifier)
    if document.state in SETTLED:
        return document
    for record in made.uses:
        keys.journal_use(record=record, act=act)
    document.state, document.issued_at = State.ISSUED, act.at
    document.digest, document.size = made.digest, made.size
    document.seal_key, document.code_key = made.seal_key, made.code_key
    rows.change(document, "state", "issued_at", "digest", "size", "seal_key", "code_key")
    archive.note_deposit(record=document.record, digest=made.digest, act=act)
    journal.record(happened=_issued(document), act=act)
    if document.former and document.former.state == State.ISSUED:  # it may have been revoked meanwhile
        ending.correct(document.former, by=document, act=act)
    work.schedule(kind=ending.SIGN, key=str(document.status_year), at=act.at + GATHERED, act=act)
    return document


@operation
def try_again(*, reference: str, staff: Viewer, act: Act) -> None:
    """Let a worker try once more, now, to make a document that it could not make.

    Raises NotFound for one of another authority as for none, and for one that is made or on its way.
    """
    document = Document.objects.unmade().filter(reference=reference).first()
    if document is None or not policies.may_try_again(staff, document.authority):
        raise NotFound
    if not work.retry(kind=ISSUE, key=document.identifier, act=act):
        raise NotFound


def _issued(document: Document) -> events.DocumentIssued:
    return events.DocumentIssued(
        document=document.identifier,
        about=document.about,
        service=document.service,
        authority=document.authority,
        digest=document.digest,
        seal_key=document.seal_key,
        code_key=document.code_key,
        status_year=document.status_year or 0,
        status_index=document.status_index or 0,
    )
